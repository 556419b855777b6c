import { restrictedReader } from '../../adapters/dynamodb/restricted-reader.ts';
import type { Guard } from '../runtime/dispatch.ts';
import { guardRestricted } from '../runtime/guard-restricted.ts';
import { sharedReadTable } from './shared-table.ts';

/** in front of every route of the console's API; a function whose routes name no merchant never reads anything */
export const sharedGuard: Guard = guardRestricted((merchantId) => restrictedReader(sharedReadTable()).isRestricted(merchantId));
