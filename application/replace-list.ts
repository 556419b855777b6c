import { contentHash } from '../domain/content-hash.ts';
import { Conflict } from '../domain/errors.ts';
import { checkList } from '../domain/risk/check-list.ts';
import { changeOfList, type ListChange } from '../domain/risk/list-change.ts';
import type { ListedName, ListVersion } from '../domain/risk/screening-list.ts';
import type { ListKeeper } from '../domain/risk/screening-port.ts';
import { UnreadableList } from '../domain/risk/unreadable-list.ts';

/** a list as a file has it, and what somebody says of it */
interface ListWish {
  readonly key: string;
  readonly title: string;
  readonly names: readonly ListedName[];
  /** the publisher's day: the file's own, or what somebody typed */
  readonly asOf: string | undefined;
  readonly by: string;
  readonly reason?: string | undefined;
  readonly now: string;
  readonly dryRun: boolean;
  readonly shorter: boolean;
  /** names the publisher says it has */
  readonly count?: number | undefined;
  /** the version that was looked at, '' for none; undefined where nobody looked */
  readonly basedOn?: string | undefined;
}
interface ReplacedList extends ListChange {
  readonly outcome: 'checked' | 'replaced' | 'loaded-already';
  readonly is: ListVersion;
}

/** Puts a list in the place of the one of the same key, or says what that would change. Throws UnreadableList, Conflict, ConcurrentChange */
export const replaceList = async (keeper: ListKeeper, wish: ListWish): Promise<ReplacedList> => {
  const { key, title, names, asOf, by, reason, now, dryRun, shorter, count, basedOn } = wish;
  if (asOf === undefined) throw new UnreadableList({ code: 'list-without-date', about: {} }, 'asOf');
  const before = (await keeper.loaded()).find((one) => one.key === key);
  checkList(names, { before, count, shorter, asOf, today: now.slice(0, 10) });
  const is: ListVersion = {
    ...{ key, title, version: versionOf(names), asOf, names: names.length, loadedAt: now, loadedBy: by },
    ...(reason === undefined ? {} : { reason }),
    ...(before === undefined ? {} : { namesBefore: before.names }),
  };
  const known = before === undefined ? [] : (await keeper.current()).names.filter(({ list }) => list === key);
  const change = changeOfList(
    known.map((one) => ({ ...one, ref: one.ref.slice(key.length + 1) })),
    names,
  );
  if (before?.version === is.version && before.asOf === asOf) return { outcome: 'loaded-already', is: before, ...change };
  if (dryRun) return { outcome: 'checked', is, ...change };
  if (basedOn !== undefined && before !== undefined && before.version !== basedOn)
    throw new Conflict({ code: 'list-replaced', about: { by: before.loadedBy, at: before.loadedAt } });
  await keeper.load(is, names);
  return { outcome: 'replaced', is, ...change };
};

/** the name of a version follows from its content */
const versionOf = (names: readonly ListedName[]): string => `l_${contentHash(names)}`;
