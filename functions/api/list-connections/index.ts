import { connectionLog } from '../../../adapters/dynamodb/connection-log.ts';
import { outgoingLog } from '../../../adapters/dynamodb/outgoing-log.ts';
import { connectors } from '../../../connectors/registry.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const needs = { connectors, log: connectionLog(sharedReadTable()), outgoing: outgoingLog(sharedReadTable()) };

export const entry: Entry = (log) => route(wanted, handle(needs), log);
