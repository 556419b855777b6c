import type { ListedName } from './screening-list.ts';
import { UnreadableList } from './unreadable-list.ts';

/** a list that lost more of its names than this since it was loaded last is more likely cut short than shortened */
const mostLost = 0.1;
/** references a refusal shows */
const few = 5;

export interface Expected {
  /** the list as it was loaded last: its names and its day */
  readonly before?: { readonly names: number; readonly asOf: string } | undefined;
  /** names the publisher says it has */
  readonly count?: number | undefined;
  /** a person looked: a shorter list is right */
  readonly shorter?: boolean | undefined;
  /** the publisher's day, and the day it is today */
  readonly asOf: string;
  readonly today: string;
}

/** Throws UnreadableList for a list that is empty, of the future or older than before, names an entry twice, or has other or far fewer names. */
export const checkList = (names: readonly ListedName[], { before, count, shorter = false, asOf, today }: Expected): void => {
  if (names.length === 0) throw new UnreadableList({ code: 'list-without-names', about: {} });
  if (asOf > today) throw new UnreadableList({ code: 'list-of-the-future', about: { asOf } }, 'asOf');
  if (before !== undefined && asOf < before.asOf)
    throw new UnreadableList({ code: 'list-older', about: { asOf, before: before.asOf } }, 'asOf');
  const refs = new Set<string>();
  const twice = names.filter(({ ref }) => refs.size === refs.add(ref).size).map(({ ref }) => ref);
  if (twice.length > 0)
    throw new UnreadableList({ code: 'list-entry-twice', about: { refs: twice.slice(0, few), n: twice.length } });
  if (count !== undefined && count !== names.length)
    throw new UnreadableList({ code: 'list-other-count', about: { names: names.length, expected: count } });
  if (before !== undefined && !shorter && names.length < before.names * (1 - mostLost))
    throw new UnreadableList({ code: 'list-shorter', about: { names: names.length, before: before.names } });
};
