import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { readEnv, readTableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(
  wanted,
  handle({ policies: policiesOf(readTableOf(readEnv(readTableEnv))), clock: systemClock }),
  log,
);
