import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(
  wanted,
  handle({ policies: policiesOf(readTableOf(readEnv(readTableEnv))), clock: systemClock }),
  log,
);
