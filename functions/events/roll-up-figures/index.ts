import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { merchantRoll, timelineHistory } from '../../../adapters/dynamodb/all-merchants.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { scheduledWith } from '../../runtime/run-schedule.ts';
import { handle, wanted } from './handler.ts';

const table = readTableOf(readEnv(readTableEnv));

export const handler = scheduledWith(
  wanted,
  handle({
    roll: merchantRoll(table),
    merchants: merchantLookup(table),
    timelines: timelineHistory(table),
    figures: figuresStore(table),
    policies: policiesOf(table),
    log,
  }),
  log,
);
