import * as z from 'zod';

/** a JSON value */
export type Json = z.infer<ReturnType<typeof z.json>>;

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const isJson = (value: unknown): boolean => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      if (Array.isArray(value)) return isJsonList(value);
      return isPlain(value) && isJsonList(Object.values(value));
    default:
      return false;
  }
};

/** a hole is undefined, and no value */
const isJsonList = (list: readonly unknown[]): boolean => {
  for (const one of list) if (!isJson(one)) return false;
  return true;
};

/** any JSON value, looked at and handed on as it is: zod's own tries every kind of value for every part, and copies all of it */
export const json = z.custom<Json>(isJson, { error: 'is not JSON', params: { problem: 'not_json' } });
