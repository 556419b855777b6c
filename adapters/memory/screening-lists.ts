import { asOneList, type ListedName, type ListVersion } from '../../domain/risk/screening-list.ts';
import type { ListKeeper, ScreeningLists } from '../../domain/risk/screening-port.ts';

interface Loaded {
  readonly is: ListVersion;
  readonly names: readonly ListedName[];
}

/** twin of adapters/dynamodb/screening-lists.ts, held to the same contract suite */
export const screeningLists = (): ScreeningLists & ListKeeper => {
  let loaded: readonly Loaded[] = [];
  const all: ListVersion[] = [];
  let whole = asOneList(loaded);
  return {
    current: async () => whole,
    loaded: async () => loaded.map(({ is }) => is),
    loads: async (limit) => all.toReversed().slice(0, limit),
    load: async (is, names) => {
      loaded = [...loaded.filter((one) => one.is.key !== is.key), { is, names: structuredClone(names) }];
      all.push(is);
      whole = asOneList(loaded);
    },
  };
};
