/**
 * JSON as it was written: numbers keep their digits, objects keep keys that appear twice. The pattern language looks at both,
 * and JSON.parse forgets both.
 */
export type JsonNode =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, JsonNode])[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly raw: string }
  | { readonly kind: 'literal'; readonly raw: 'true' | 'false' | 'null' };

const SPACE = /[ \t\n\r]*/y;
// everything from the space on but quote and backslash: JSON forbids control characters in a string
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const DEEPEST = 1100;

/** Reads strict JSON text. Throws SyntaxError with the position of what is wrong. */
export function parseJsonText(text: string): JsonNode {
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(
      at >= text.length ? 'Unexpected end of JSON' : `Unexpected character ${JSON.stringify(text.charAt(at))} at ${at}`,
    );
  };
  const take = (form: RegExp): string | undefined => {
    form.lastIndex = at;
    const found = form.exec(text);
    if (!found) return undefined;
    at = form.lastIndex;
    return found[0];
  };
  const next = (): string => {
    // most JSON on the bus has no spaces: look before running a regular expression
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 13 || code === 9) take(SPACE);
    return text.charAt(at);
  };
  const string = (): string => {
    const found = take(STRING) ?? fail();
    return found.includes('\\') ? String(JSON.parse(found)) : found.slice(1, -1);
  };
  const list = (close: string, item: () => void): void => {
    at++;
    if (next() === close) {
      at++;
      return;
    }
    for (;;) {
      item();
      const after = next();
      if (after !== ',' && after !== close) fail();
      at++;
      if (after === close) return;
    }
  };
  const value = (depth: number): JsonNode => {
    if (depth > DEEPEST) throw new SyntaxError(`JSON is nested deeper than ${DEEPEST} levels`);
    const first = next();
    if (first === '{') {
      const entries: [string, JsonNode][] = [];
      list('}', () => {
        if (next() !== '"') fail();
        const key = string();
        if (next() !== ':') fail();
        at++;
        entries.push([key, value(depth + 1)]);
      });
      return { kind: 'object', entries };
    }
    if (first === '[') {
      const items: JsonNode[] = [];
      list(']', () => items.push(value(depth + 1)));
      return { kind: 'array', items };
    }
    if (first === '"') return { kind: 'string', text: string() };
    const literal = take(LITERAL);
    if (literal === 'true' || literal === 'false' || literal === 'null') return { kind: 'literal', raw: literal };
    return { kind: 'number', raw: take(NUMBER) ?? fail() };
  };
  const root = value(0);
  next();
  if (at < text.length) fail();
  return root;
}

/** the node of a value that JSON.parse has already read; its numbers are written the shortest way */
export function toJsonNode(value: unknown): JsonNode {
  if (value === null || value === undefined) return { kind: 'literal', raw: 'null' };
  if (typeof value === 'string') return { kind: 'string', text: value };
  if (typeof value === 'number') return { kind: 'number', raw: JSON.stringify(value) };
  if (typeof value === 'boolean') return { kind: 'literal', raw: value ? 'true' : 'false' };
  if (Array.isArray(value)) return { kind: 'array', items: value.map(toJsonNode) };
  return { kind: 'object', entries: Object.entries(value).map(([key, inner]) => [key, toJsonNode(inner)]) };
}

/** JSON text of a node, with the digits it was written with */
export function toJsonText(node: JsonNode): string {
  switch (node.kind) {
    case 'string':
      return JSON.stringify(node.text);
    case 'number':
    case 'literal':
      return node.raw;
    case 'array':
      return `[${node.items.map(toJsonText).join(',')}]`;
    case 'object':
      return `{${node.entries.map(([key, value]) => `${JSON.stringify(key)}:${toJsonText(value)}`).join(',')}}`;
  }
}
