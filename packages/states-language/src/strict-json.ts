import { isObject, type Json, parseJson } from './json.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** JSON as `$parse` takes it: nothing twice in one object, and no number that is too large. @returns undefined for anything else */
export function readStrictJson(text: string): Json | undefined {
  const value = parseJson(text);
  return value === undefined || !finite(value) || repeatedKey(text) !== undefined ? undefined : value;
}

function finite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(finite);
  return !isObject(value) || Object.values(value).every(finite);
}

/**
 * The first key that stands twice in one object.
 * @param text well-formed JSON
 */
export function repeatedKey(text: string): string | undefined {
  // of each object or array that is open; an array has no keys
  const open: (Set<string> | null)[] = [];
  let awaitsKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null);
    else if (token === '}' || token === ']') open.pop();
    const keys = open.at(-1);
    if (awaitsKey && keys && token.startsWith('"')) {
      const key = String(JSON.parse(token));
      if (keys.has(key)) return key;
      keys.add(key);
    }
    awaitsKey = token === '{' || token === ',';
  }
  return undefined;
}
