import type { Policy } from '../policy/policy-schema.ts';
import type { CaseMessage } from './case-message.ts';
import type { Item, ItemKey } from './item.ts';
import type { Outage } from './outage.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** what a decision may know besides the snapshot and its input; `now` is handed in, never read */
export interface Context {
  /** ISO 8601 UTC with milliseconds */
  readonly now: string;
  readonly policy: Policy;
  /** outages that may matter to a clock; none when absent */
  readonly outages?: readonly Outage[];
}

/** what a clock runs by: the rules, and when it stands still */
export type Rules = Pick<Context, 'policy' | 'outages'>;

/** items and the entries that tell of them, complete by themselves */
export interface Piece {
  /** whole items; `version` as it was read, 0 for new ones */
  readonly puts: readonly Item[];
  readonly timeline: readonly TimelineEntry[];
}

/** the writes of a decision: one transaction, or parts before it if one transaction cannot hold them */
export interface Changes extends Piece {
  readonly deletes: readonly ItemKey[];
  /**
   * The pieces of `puts` and `timeline` that may be written before the rest, in this order. A decision with pieces finds those written
   * before done when it is taken again, and decides the rest as if it had been asked for no more.
   */
  readonly separable?: readonly Piece[] | undefined;
}

export interface Decision<Result> extends Changes {
  /** messages of cases that are written along */
  readonly said?: readonly CaseMessage[] | undefined;
  readonly result: Result;
}

/** a decision that changes nothing */
export const nothing = <Result>(result: Result): Decision<Result> => ({ result, puts: [], deletes: [], timeline: [] });
