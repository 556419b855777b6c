import { callOutside } from '../../../adapters/http/call-outside.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { connectors } from '../../../connectors/registry.ts';
import { sharedConnectorSecrets } from '../../entries/shared-connector-secrets.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { consoleEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const needs = { connectors, callOutside, clock: systemClock, console: readEnv(consoleEnv).CONSOLE_URL };

export const entry: Entry = (log) => route(wanted, handle({ ...needs, secrets: sharedConnectorSecrets() }), log);
