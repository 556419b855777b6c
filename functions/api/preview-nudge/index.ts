import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { policyStore } from '../../../adapters/dynamodb/policy-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { readEnv, readTableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const table = readTableOf(readEnv(readTableEnv));

export const handler = route(
  wanted,
  handle({ merchants: merchantReader(table), policies: policyStore(table), clock: systemClock }),
  log,
);
