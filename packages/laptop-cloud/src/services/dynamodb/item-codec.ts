export type Attributes = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** the same value with the keys of every map in order: dynoxide gives them in a random one, and equal runs must give equal bytes */
export function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 1) {
    const [key = ''] = keys;
    const only = value[key];
    return typeof only === 'string' ? value : { [key]: inKeyOrder(only) };
  }
  const ordered: Record<string, unknown> = {};
  for (const key of keys.sort()) ordered[key] = inKeyOrder(value[key]);
  return ordered;
}

/** the same for a map */
export function recordInKeyOrder(record: Attributes): Attributes {
  const ordered = inKeyOrder(record);
  return isRecord(ordered) ? ordered : record;
}

/** binary attribute values of an answer as Uint8Array; `text` is the JSON it was parsed from, to skip the walk when it holds none */
export function fromWire(parsed: unknown, text: string): unknown {
  return text.includes('"B":') || text.includes('"BS":') ? withBinary(parsed) : parsed;
}

function withBinary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBinary);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [type, content] = only;
    if (type === 'B' && typeof content === 'string') return { B: bytes(content) };
    if (type === 'BS' && Array.isArray(content)) return { BS: content.map((item) => bytes(String(item))) };
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, withBinary(item)]));
}

const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
