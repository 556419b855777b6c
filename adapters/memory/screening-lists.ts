import { asOneList, type ListedName, type ListVersion } from '../../domain/risk/screening-list.ts';
import type { ScreeningLists } from '../../domain/risk/screening-port.ts';

interface Loaded {
  readonly is: ListVersion;
  readonly names: readonly ListedName[];
}

/** twin of adapters/dynamodb/screening-lists.ts, held to the same contract suite */
export const screeningLists = (): ScreeningLists & {
  lists(): Promise<readonly ListVersion[]>;
  load(is: ListVersion, names: readonly ListedName[]): Promise<void>;
} => {
  let loaded: readonly Loaded[] = [];
  let whole = asOneList(loaded);
  return {
    current: async () => whole,
    loaded: async () => loaded.map(({ is }) => is),
    lists: async () => loaded.map(({ is }) => is),
    load: async (is, names) => {
      loaded = [...loaded.filter((one) => one.is.key !== is.key), { is, names: structuredClone(names) }];
      whole = asOneList(loaded);
    },
  };
};
