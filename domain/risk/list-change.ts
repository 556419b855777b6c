import type { ListedName } from './screening-list.ts';

/** names shown of each side: enough to see that it is the right file */
const shown = 5;

export interface ListChange {
  readonly added: number;
  readonly removed: number;
  /** other names, birth dates or programmes than before */
  readonly changed: number;
  readonly firstAdded: readonly string[];
  readonly firstRemoved: readonly string[];
}

const contentOf = ({ name, aliases, born, nationalities, programmes }: ListedName): string =>
  JSON.stringify([name, aliases, born ?? [], nationalities ?? [], programmes ?? []]);

/** what a list changes that takes another's place, by the references of its publisher */
export const changeOfList = (before: readonly ListedName[], after: readonly ListedName[]): ListChange => {
  const known = new Map(before.map((one) => [one.ref, one]));
  const kept = new Set(after.map(({ ref }) => ref));
  const added = after.filter(({ ref }) => !known.has(ref));
  const removed = before.filter(({ ref }) => !kept.has(ref));
  const changed = after.filter((one) => {
    const was = known.get(one.ref);
    return was !== undefined && contentOf(was) !== contentOf(one);
  });
  const first = (some: readonly ListedName[]): readonly string[] => some.slice(0, shown).map(({ name }) => name);
  return {
    ...{ added: added.length, removed: removed.length, changed: changed.length },
    ...{ firstAdded: first(added), firstRemoved: first(removed) },
  };
};
