// what recordings leave open, and how they wrote dates down: see the README of the cases
const ISO =
  /(?:[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-][01]\d:?(?:[0-5]\d)?)/g;
const BEGINS_ISO = new RegExp(`^${ISO.source}`);
const ANY = /<<any:.*?>>/;
const ONLY_ANY = /^<<any:[^>]*>>$/;
const REDRIVE = /^Redrive(Count|Date|Status|StatusReason)$/i;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);

/** an answer as the recorder would have written it down */
export function normalise(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (value !== 'date' && /timestamp/i.test(key) && !BEGINS_ISO.test(value)) return 'timestamp';
    return value.replace(ISO, 'date');
  }
  if (Array.isArray(value)) return value.map((item) => normalise(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const instant = (/timestamp/i.test(name) || name === 'creationTime') && typeof member === 'number';
      return [name, instant ? 'timestamp' : normalise(member, name)];
    }),
  );
}

/** null when they agree, else the first difference */
export function difference(expected: unknown, actual: unknown, path = '$'): string | null {
  if (typeof expected === 'string' && ANY.test(expected)) return wildcard(expected, actual, path);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `${path}: ${show(actual)} is not an array`;
    if (expected.length !== actual.length) return `${path}: length ${actual.length}, expected ${expected.length}`;
    return first(expected.map((item, index) => () => difference(item, actual[index], `${path}[${index}]`)));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return `${path}: ${show(actual)} is not an object`;
    const named = Object.keys(expected).filter((name) => !ANY.test(name));
    const found = first(named.map((name) => () => difference(expected[name], actual[name], `${path}.${name}`)));
    if (found !== null) return found;
    const extra = Object.keys(actual).filter((name) => !(name in expected) && !REDRIVE.test(name));
    return extra.length > Object.keys(expected).length - named.length ? `${path}: unexpected ${extra.join(', ')}` : null;
  }
  return expected === actual ? null : `${path}: ${show(actual)}, expected ${show(expected)}`;
}

function wildcard(expected: string, actual: unknown, path: string): string | null {
  if (ONLY_ANY.test(expected)) return actual === undefined ? `${path}: missing` : null;
  if (typeof actual !== 'string') return `${path}: ${show(actual)} is not a string`;
  const parts = expected.split(/<<any:.*?>>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]+?')}$`).test(actual)
    ? null
    : `${path}: ${show(actual)} is not like ${show(expected)}`;
}

function first(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const found = check();
    if (found !== null) return found;
  }
  return null;
}
