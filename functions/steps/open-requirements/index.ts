import { stores } from '../../../adapters/compose/stores.ts';
import { readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { step } from '../../shared/step.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
import { handle, input, result } from './handler.ts';

export const handler = step(input, result, handle(unitOfWork(stores(readEnv(tableEnv)))), log);
