import type { Changes } from './decision.ts';
import type { Item, ItemKind } from './item.ts';
import { itemsOf, type Snapshot } from './snapshot.ts';

/** fields of an item that no person decides by, whatever its kind: the version, the run that has it in hand, when it is looked at again */
const ofEvery: readonly string[] = ['version', 'keptUnseen', 'run', 'dueAt'];

/** the items people decide about as they saw them (application/demand-fresh.ts), and what runs keep on each for themselves */
const ofKind: Readonly<Partial<Record<ItemKind, readonly string[]>>> = {
  task: ['appliedAt'],
  requirement: ['factAt'],
  ladder: [],
  merchant: ['policyVersion'],
  document: [],
  case: ['takenFor', 'terms', 'routed', 'followed', 'ratingOfferedAt'],
  member: [],
  account_change: [],
};

/** parts of a case that are shown, but for the mark that somebody was reminded */
const withoutMarks = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (key === 'remindedAt' ? undefined : inner));

const shownOf = (one: Item, hidden: readonly string[]): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(one).filter(([field, value]) => value !== undefined && !hidden.includes(field)));

const looksTheSame = (before: Item, after: Item, hidden: readonly string[]): boolean => {
  const [old, next] = [shownOf(before, hidden), shownOf(after, hidden)];
  return (
    old.size === next.size &&
    [...next].every(([field, value]) => {
      const known = old.get(field);
      return known === value || (known !== undefined && withoutMarks(known) === withoutMarks(value));
    })
  );
};

/**
 * Changes in which an item that a run of ours wrote to, and on which nothing changed that people see, remembers the version they saw: a
 * decision about that version is not out of date. What people, merchants or outside systems do is always seen.
 */
export const withUnseenKept = <Made extends Changes>(snapshot: Snapshot, changes: Made): Made => {
  if (changes.timeline.some(({ actor }) => actor.kind !== 'system')) return changes;
  if (!changes.puts.some(({ kind, version }) => version > 0 && ofKind[kind] !== undefined)) return changes;
  const known = new Map(itemsOf(snapshot).map((one) => [`${one.kind}#${one.id}`, one]));
  const kept = (one: Item): Item => {
    const own = ofKind[one.kind];
    const before = known.get(`${one.kind}#${one.id}`);
    if (own === undefined || before === undefined || !looksTheSame(before, one, [...ofEvery, ...own])) return one;
    return { ...one, keptUnseen: { since: seenSince(before), until: before.version + 1 } };
  };
  return { ...changes, puts: changes.puts.map(kept) };
};

/** the oldest version of an item that shows what it shows now */
export const seenSince = ({ version, keptUnseen }: Pick<Item, 'version' | 'keptUnseen'>): number =>
  keptUnseen?.until === version ? keptUnseen.since : version;
