import type { Json } from '../domain/model/timeline-entry.ts';

const isRecord = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);

/**
 * As it will be after a trip through JSON: absent stays absent, undefined goes, what JSON has no word for is null. Walked and not
 * written: every decision's result comes this way. What knows its own JSON (a Date) is asked for it.
 */
export const toJson = (value: unknown): Json => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // JSON has one zero
      return Number.isFinite(value) ? value + 0 : null;
    case 'object':
      return value === null ? null : objectToJson(value);
    case 'bigint':
      throw new TypeError('JSON has no word for a BigInt: hand over a number or text');
    default:
      return null;
  }
};

const objectToJson = (value: object): Json => {
  if (Array.isArray(value)) return value.map(toJson);
  if ('toJSON' in value && typeof value.toJSON === 'function') return toJson(value.toJSON());
  const copy: Record<string, Json> = {};
  if (!isRecord(value)) return copy;
  // `in`, not Object.keys: faster, and what is inherited is left out as JSON.stringify leaves it out
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    const member = value[key];
    // as JSON.stringify has it: these are no members at all
    if (member !== undefined && typeof member !== 'function' && typeof member !== 'symbol') set(copy, key, toJson(member));
  }
  return copy;
};

/** a member may be called `__proto__`, and is no prototype then */
const set = (copy: Record<string, Json>, key: string, value: Json): void => {
  if (key === '__proto__') Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  else copy[key] = value;
};
