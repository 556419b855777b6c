import { AwsError } from '../../contract.ts';
import { isRecord } from './item-codec.ts';

/** @throws AwsError ValidationException when an entry of a transaction does two things at once; dynoxide does one of them */
export function refuseMixedItems(items: unknown): void {
  const mixed = Array.isArray(items) && items.some((one) => isRecord(one) && Object.keys(one).length > 1);
  if (mixed) throw new AwsError('ValidationException', 'TransactItems can only contain one of Check, Put, Update or Delete');
}
