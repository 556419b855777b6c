import { canonical } from './canonical.ts';

export interface Merged {
  readonly document: unknown;
  /** fields that both changed otherwise: what `mine` says is kept */
  readonly both: readonly string[];
}
type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const inner = (place: string, key: string | number): string => (place === '' ? String(key) : `${place}.${key}`);

const mergeTrees = (base: Tree, mine: Tree, theirs: Tree, place: string): Merged => {
  const parts = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].map((key) => ({
    key,
    ...mergeChanges(base[key], mine[key], theirs[key], inner(place, key)),
  }));
  const kept = parts.filter(({ document }) => document !== undefined);
  return {
    document: Object.fromEntries(kept.map(({ key, document }) => [key, document])),
    both: parts.flatMap(({ both }) => both),
  };
};

/**
 * What one person changed since `base`, made to what another published meanwhile: changes in different fields are all there. A list that one
 * of the two made longer or shorter counts as one field.
 */
export const mergeChanges = (base: unknown, mine: unknown, theirs: unknown, place = ''): Merged => {
  const [was, own, other] = [base, mine, theirs].map(canonical);
  if (own === was) return { document: theirs, both: [] };
  if (other === was || own === other) return { document: mine, both: [] };
  if (isTree(base) && isTree(mine) && isTree(theirs)) return mergeTrees(base, mine, theirs, place);
  const lists = Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs);
  if (!lists || base.length !== mine.length || base.length !== theirs.length) return { document: mine, both: [place] };
  const items = mine.map((one: unknown, at) => mergeChanges(base[at], one, theirs[at], inner(place, at)));
  return { document: items.map(({ document }) => document), both: items.flatMap(({ both }) => both) };
};
