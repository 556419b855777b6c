import type { FactEvent } from '../events/inbound.ts';
import type { Rejection } from '../events/rejection.ts';
import type { CaseMessage } from '../model/case-message.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Item, ItemKey } from '../model/item.ts';
import type { DueStatus } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';

/** why a fact changes nothing */
export type StaleReason =
  | 'merchant_closed'
  | 'later_fact_known'
  | 'later_status_known'
  | 'later_rating_known'
  | 'key_known'
  | 'case_known'
  | 'case_closed'
  | 'case_reopened_later'
  | 'message_known'
  | 'issue_unknown'
  | 'case_unknown'
  | 'question_known'
  | 'opted_out_before'
  | 'change_ended'
  | 'withdrawal_asked_before'
  | `requirement_${DueStatus}`;

/** effect of a fact on a merchant; recordFact writes the entry of the fact itself */
export type Effect =
  | {
      readonly kind: 'takes';
      readonly puts: readonly Item[];
      readonly deletes?: readonly ItemKey[];
      /** of `puts`, what may be written before the rest */
      readonly separable?: Changes['separable'];
      /** entries that follow the entry of the fact itself */
      readonly follows?: readonly Followed[];
      /** entries another decision made beside the fact's own */
      readonly entries?: readonly TimelineEntry[];
      /** told with the fact besides its own data */
      readonly data?: TimelineEntry['data'];
      /** messages of cases that are written along */
      readonly said?: readonly CaseMessage[];
    }
  /** true, but older than a known fact, or a repeat: it is on the timeline and changes nothing */
  | { readonly kind: 'stale'; readonly why: StaleReason }
  | { readonly kind: 'refused'; readonly rejection: Rejection };

export interface Followed {
  readonly part: string;
  readonly type: string;
  readonly data: TimelineEntry['data'];
  readonly reason?: string | undefined;
}

/** who tells it: a system outside, by the source the bus took it under, or a person of ours through a route */
export type Teller = { readonly kind: 'outside'; readonly source: string } | { readonly kind: 'person'; readonly id: string };

export interface Fact<Type extends FactEvent['type']> {
  readonly event: Extract<FactEvent, { type: Type }>;
  readonly teller: Teller;
  readonly snapshot: Snapshot;
  readonly context: Context;
}

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

export const stale = (why: StaleReason): Of<'stale'> => ({ kind: 'stale', why });
export const refused = (rejection: Rejection): Of<'refused'> => ({ kind: 'refused', rejection });
