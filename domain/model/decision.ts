import type { Policy } from '../policy/policy-schema.ts';
import type { Item, ItemKey } from './item.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** what a decision may know besides the snapshot and its input; `now` is handed in, never read */
export interface Context {
  /** ISO 8601 UTC with milliseconds */
  readonly now: string;
  readonly policy: Policy;
}

/** what one transaction writes */
export interface Changes {
  /** whole items; `version` as it was read, 0 for new ones */
  readonly puts: readonly Item[];
  readonly deletes: readonly ItemKey[];
  readonly timeline: readonly TimelineEntry[];
}

export interface Decision<Result> extends Changes {
  readonly result: Result;
}

/** a decision that changes nothing */
export const nothing = <Result>(result: Result): Decision<Result> => ({ result, puts: [], deletes: [], timeline: [] });
