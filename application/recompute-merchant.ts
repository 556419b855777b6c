import type { PaymentBucket } from '../domain/model/payments.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import { storedCases, toldCases } from '../domain/timeline/case-records.ts';
import { type Difference, firstDifference } from '../domain/timeline/first-difference.ts';
import { replayTimeline, storedState } from '../domain/timeline/replay-timeline.ts';
import { storedClocks, toldClocks } from '../domain/timeline/task-clocks.ts';

/** all that is stored of a merchant, what is finished and out of use included */
export interface StoredMerchant {
  readonly snapshot: Snapshot;
  readonly timeline: readonly TimelineEntry[];
  readonly buckets: readonly PaymentBucket[];
}

/**
 * The first difference between what is stored of a merchant and what its timeline and payments say: stages, requirements, tasks and their
 * clocks, cases and what their clocks follow from, letters, first sale, milestones, totals. Undefined when all of it is the same. Throws ZodError for an entry that lost its shape.
 */
export const recomputeMerchant = ({ snapshot, timeline, buckets }: StoredMerchant): Difference | undefined =>
  firstDifference(
    { ...storedState(snapshot), clocks: storedClocks(snapshot), cases: storedCases(snapshot) },
    { ...replayTimeline(timeline, buckets), clocks: toldClocks(timeline), cases: toldCases(timeline) },
  );
