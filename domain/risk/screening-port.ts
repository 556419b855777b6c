import type { ScreeningAgain } from './screening-again.ts';
import type { ListedName, ListVersion, ScreeningList } from './screening-list.ts';

/** may throw ServiceUnavailable, as every port */
export interface ScreeningLists {
  /** the lists that were loaded, as one; the sample that ships while there is none. Consistent */
  current(): Promise<ScreeningList>;
  /** which lists they are, without their names; none while there is only the sample. Consistent */
  loaded(): Promise<readonly ListVersion[]>;
  /** what was ever loaded, the newest first, so many at most */
  loads(limit: number): Promise<readonly ListVersion[]>;
}

export interface ListKeeper extends Pick<ScreeningLists, 'current' | 'loaded'> {
  /** keeps a version and makes it the current one of its key. Throws ConcurrentChange when another load was faster */
  load(is: ListVersion, names: readonly ListedName[]): Promise<void>;
}

/** how far all merchants are screened against the lists that count */
export interface ScreeningProgress {
  /** consistent; undefined before anybody began */
  read(): Promise<ScreeningAgain | undefined>;
  /** takes the place of the one that was read. Throws ConcurrentChange when somebody else was faster */
  write(next: ScreeningAgain): Promise<void>;
}
