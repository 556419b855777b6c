import type { ListedName } from '../../domain/risk/screening-list.ts';
import { UnreadableList } from './parse/parsed-list.ts';

/** a list that lost more of its names than this since it was loaded last is more likely cut short than shortened */
const mostLost = 0.1;

export interface Expected {
  /** names the list had when it was loaded last */
  readonly before?: number | undefined;
  /** names the publisher says it has */
  readonly count?: number | undefined;
  /** the operator looked: a shorter list is right */
  readonly shorter?: boolean | undefined;
}

/** Throws UnreadableList for a list that is empty, names an entry twice, or has other or far fewer names than expected. */
export const checkList = (names: readonly ListedName[], { before, count, shorter = false }: Expected): void => {
  if (names.length === 0) throw new UnreadableList('there is no name in it: download the file again');
  const refs = new Set<string>();
  const twice = names.filter(({ ref }) => refs.size === refs.add(ref).size).map(({ ref }) => ref);
  if (twice.length > 0)
    throw new UnreadableList(
      `${twice.length} entries are there twice (${twice.slice(0, 5).join(', ')}): download the file again`,
    );
  if (count !== undefined && count !== names.length)
    throw new UnreadableList(`it has ${names.length} entries, and --expect says ${count}: load the file that count is of`);
  if (before !== undefined && !shorter && names.length < before * (1 - mostLost))
    throw new UnreadableList(
      `it has ${names.length} entries, and had ${before} when it was loaded last: download it again, or add --shorter if that is right`,
    );
};
