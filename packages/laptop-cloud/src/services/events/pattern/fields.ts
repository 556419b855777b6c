import { comparable } from './decimal.ts';
import type { JsonNode } from './json-node.ts';

/** array id -> element index: in which element of which array a value lies */
export type Membership = ReadonlyMap<number, number>;

/** a value of the event that is not an object or array */
export interface Leaf {
  /** strings with their quotes, everything else as written */
  readonly raw: string;
  readonly isString: boolean;
  /** undefined for what is no number, or none a double can hold */
  readonly number: number | undefined;
  readonly membership: Membership;
  /** lies under a key that is the empty string */
  readonly underEmptyKey: boolean;
}

/** dotted path -> every value there; `a.b` and a nested b in a are one path */
export type Fields = ReadonlyMap<string, readonly Leaf[]>;

const NOWHERE: Membership = new Map();

/** All leaves of an event by path. Arrays add no step of their own; objects in them remember their element. */
export function flatten(event: JsonNode): Fields {
  const fields = new Map<string, Leaf[]>();
  let arrays = 0;

  const add = (
    path: string,
    membership: Membership,
    underEmptyKey: boolean,
    node: Exclude<JsonNode, { kind: 'object' | 'array' }>,
  ) => {
    const isString = node.kind === 'string';
    const leaf = {
      raw: isString ? `"${node.text}"` : node.raw,
      isString,
      number: node.kind === 'number' ? comparable(node.raw) : undefined,
      membership,
      underEmptyKey,
    };
    const known = fields.get(path);
    if (known) known.push(leaf);
    else fields.set(path, [leaf]);
  };

  const visit = (node: JsonNode, path: string | undefined, membership: Membership, underEmptyKey: boolean): void => {
    if (node.kind === 'object') {
      for (const [key, inner] of node.entries) {
        visit(inner, path === undefined ? key : `${path}.${key}`, membership, underEmptyKey || key === '');
      }
    } else if (node.kind === 'array') {
      const id = arrays++;
      for (const [index, item] of node.items.entries()) {
        const nested = item.kind === 'object' || item.kind === 'array';
        visit(item, path, nested ? new Map(membership).set(id, index) : membership, underEmptyKey);
      }
    } else if (path !== undefined) add(path, membership, underEmptyKey, node);
  };

  visit(event, undefined, NOWHERE, false);
  return fields;
}
