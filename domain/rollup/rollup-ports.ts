import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { RollPlace } from '../risk/screening-again.ts';
import type { Tally } from '../tally/tally.ts';
import type { Figures } from './figures.ts';

/** every method may throw ServiceUnavailable; instants are ISO 8601 UTC with milliseconds */

/** every merchant there is, for whoever must look at them all */
export interface MerchantRoll {
  /** merchantIds of one of `parts` parts, some at a time and never all at once; each merchant registered by `now` once */
  ids(part: number, parts: number, now: string): AsyncIterable<readonly string[]>;
  /** about so many of them from a place on, and where to go on; nowhere after the last */
  page(place: RollPlace, now: string, most: number): Promise<{ readonly ids: readonly string[]; readonly next?: RollPlace }>;
}
export interface TimelineHistory {
  /** the whole timeline of a merchant in order, as long as it is, without results and reasons; eventually consistent */
  whole(merchantId: string): Promise<readonly TimelineEntry[]>;
}

export interface FiguresStore {
  /** one of `parts` parts of the rollup of an instant; the same part again replaces itself */
  putPart(asOf: string, part: number, parts: number, tally: Tally): Promise<void>;
  /** those of the `parts` parts that are there; consistent */
  parts(asOf: string, parts: number): Promise<readonly Tally[]>;
  /** one part of some merchants: a country's, a team's (`country/BR`); the same again replaces itself */
  putCut(asOf: string, cut: string, part: number, parts: number, tally: Tally): Promise<void>;
  /** all parts of each, by what they are of; consistent */
  cuts(asOf: string, parts: number): Promise<ReadonlyMap<string, Tally>>;
  /** figures of some merchants, beside those of all */
  publishCut(cut: string, figures: Figures): Promise<void>;
  /** idempotent: the same instant again replaces itself, an older one leaves the newest what it is */
  publish(figures: Figures): Promise<void>;
  /** undefined before the first rollup of this release is complete */
  newest(): Promise<Figures | undefined>;
  /** of some merchants, at the instant of the newest of all; undefined where none were made */
  cutAt(cut: string, asOf: string): Promise<Figures | undefined>;
}
