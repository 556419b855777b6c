import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ payments: paymentReader(readTableOf(readEnv(readTableEnv))) }), log);
