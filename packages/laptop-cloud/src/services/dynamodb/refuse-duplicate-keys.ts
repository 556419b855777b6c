import { AwsError } from '../../contract.ts';
import { isRecord } from './item-codec.ts';
import { sameNumber } from './number-identity.ts';

/** a key such that two keys are equal exactly when they name one item */
function identityOf(key: unknown): string {
  if (!isRecord(key)) return JSON.stringify(key) ?? '';
  const parts = Object.entries(key).map(([name, value]) => {
    const number = isRecord(value) && typeof value.N === 'string' ? sameNumber(value.N) : undefined;
    return [name, number === undefined ? value : { N: number }] as const;
  });
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Keys of one item written in two ways in one BatchGetItem, which dynoxide answers twice.
 * @throws AwsError ValidationException
 */
export function refuseDuplicateKeys(requestItems: unknown): void {
  if (!isRecord(requestItems)) return;
  for (const request of Object.values(requestItems)) {
    const keys = isRecord(request) && Array.isArray(request.Keys) ? request.Keys.map(identityOf) : [];
    if (new Set(keys).size < keys.length)
      throw new AwsError('ValidationException', 'Provided list of item keys contains duplicates');
  }
}
