import type { ScreeningList } from './screening-list.ts';

/** may throw ServiceUnavailable, as every port */
export interface ScreeningLists {
  /** the lists that were loaded, as one; the sample that ships while there is none. Consistent */
  current(): Promise<ScreeningList>;
}
