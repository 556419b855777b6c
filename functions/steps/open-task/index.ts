import { stores } from '../../../adapters/compose/stores.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

export const handler = step(input, result, handle(unitOfWork(stores(readEnv(tableEnv)))), log);
