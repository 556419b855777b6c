import type { ListVersion, ScreeningList } from './screening-list.ts';

/** may throw ServiceUnavailable, as every port */
export interface ScreeningLists {
  /** the lists that were loaded, as one; the sample that ships while there is none. Consistent */
  current(): Promise<ScreeningList>;
  /** which lists they are, without their names; none while there is only the sample. Consistent */
  loaded(): Promise<readonly ListVersion[]>;
}
