import { isJsonObject, type Json } from './json.ts';

/** bytes of UTF-8 a state's input, result or output may have; documented quota of Step Functions */
export const DATA_LIMIT_BYTES = 262_144;
/** events a Standard execution may have; the last one is ExecutionFailed */
export const HISTORY_LIMIT = 25_000;
/** items in flight of an inline Map whose MaxConcurrency is 0 */
export const INLINE_MAP_CONCURRENCY = 40;
/** child runs in flight of a distributed Map whose MaxConcurrency is 0 */
export const DISTRIBUTED_MAP_CONCURRENCY = 10_000;
/** an Express execution may take five minutes */
export const EXPRESS_LIMIT_MS = 300_000;

/** @returns whether the value as JSON text has more bytes than the service lets pass */
export function exceedsDataLimit(value: Json): boolean {
  if (upperBound(value, 0) <= DATA_LIMIT_BYTES) return false;
  return Buffer.byteLength(JSON.stringify(value)) > DATA_LIMIT_BYTES;
}

/** @returns whether values that count together, as all of one Assign do, have more bytes than the service lets pass */
export function exceedDataLimitTogether(values: readonly Json[]): boolean {
  if (upperBound(values, 0) <= DATA_LIMIT_BYTES) return false;
  return values.reduce<number>((sum, value) => sum + Buffer.byteLength(JSON.stringify(value)), 0) > DATA_LIMIT_BYTES;
}

// a cheap bound first: most values are small, and stringifying each of them would cost more than running the state
function upperBound(value: Json, sum: number): number {
  if (sum > DATA_LIMIT_BYTES) return sum;
  if (typeof value === 'string') return sum + value.length * 6 + 2;
  if (value === null || typeof value !== 'object') return sum + 25;
  let total = sum + 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      total = upperBound(item, total + 1);
      if (total > DATA_LIMIT_BYTES) return total;
    }
    return total;
  }
  if (!isJsonObject(value)) return total;
  for (const key in value) {
    total = upperBound(value[key] ?? null, total + key.length * 6 + 4);
    if (total > DATA_LIMIT_BYTES) return total;
  }
  return total;
}
