import { attemptsAt } from '../../application/attempts-at.ts';
import { countMerchant } from '../../domain/rollup/count-merchant.ts';
import { type CutTallies, cutDimensions, cutKey, cutValues } from '../../domain/rollup/cuts.ts';
import { type Figures, figuresOf } from '../../domain/rollup/figures.ts';
import { emptyTally } from '../../domain/tally/tally.ts';
import { tallyMerchant } from '../../domain/rollup/tally-merchant.ts';
import type { Context } from '../../domain/model/decision.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { OutageEntry } from '../../domain/outage/outage-told.ts';
import { outagesThen } from '../../domain/outage/outages-then.ts';
import { type Difference, firstDifference } from '../../domain/timeline/first-difference.ts';
import type { storedIn } from './read-stored.ts';

export interface RecomputedFigures {
  /** of the newest figures, ISO 8601 UTC; undefined when none are stored */
  readonly asOf?: string;
  readonly difference?: Difference;
  /** parts of the merchants whose figures were computed too */
  readonly cuts?: number;
  /** something was recorded in the millisecond they are of */
  readonly unclear?: boolean;
}

/** the first figure of a country, a team … that differs; figures of before there were any have none */
const cutDifference = async (
  { figures }: ReturnType<typeof storedIn>,
  { asOf, cuts: values }: Figures,
  cuts: CutTallies,
  context: Context,
): Promise<Difference | undefined> => {
  if (values === undefined) return undefined;
  const differing = firstDifference(values, cutValues(cuts), 'cuts');
  if (differing !== undefined) return differing;
  for (const dimension of cutDimensions)
    for (const value of values[dimension]) {
      const cut = cutKey(dimension, value);
      const recomputed: unknown = JSON.parse(JSON.stringify(figuresOf(cuts.get(cut) ?? emptyTally(), context)));
      const kept: unknown = JSON.parse(JSON.stringify((await figures.cutAt(cut, asOf)) ?? null));
      const difference = firstDifference(kept, recomputed, cut);
      if (difference !== undefined) return difference;
    }
  return undefined;
};

const recordedAt = ({ at, recordedAt: recorded = at }: TimelineEntry): string => recorded;

/** the merchant in the stage it was in then: it may have left since */
const asItWas = (merchant: Merchant, asOf: string): Merchant => {
  const stageHistory = merchant.stageHistory.filter(({ at }) => at <= asOf);
  return { ...merchant, stageHistory, lifecycleStage: stageHistory.at(-1)?.stage ?? merchant.lifecycleStage };
};

/**
 * Counts the newest figures again, from what the timelines said at their instant, under the policy they name. What was recorded in the very
 * millisecond may have come before they were made or after: where both counts differ, they are not compared. `now` is ISO 8601 UTC: the list
 * of merchants knows no earlier instant.
 */
export async function recomputeFigures(
  stored: ReturnType<typeof storedIn>,
  told: readonly OutageEntry[],
  now: string,
): Promise<RecomputedFigures> {
  const known = await stored.figures.newest();
  if (known === undefined) return {};
  const { asOf } = known;
  const context = { now: asOf, policy: await stored.policies.get(known.policyVersion), outages: outagesThen(told, asOf) };
  const [before, within] = [emptyTally(), emptyTally()];
  const cuts: CutTallies = new Map();
  for await (const ids of stored.roll.ids(0, 1, now))
    for (const id of ids) {
      const merchant = (await stored.merchant(id))?.snapshot.merchant;
      if (merchant === undefined || merchant.registeredAt > asOf) continue;
      const timeline = (await stored.history.whole(id)).filter((entry) => recordedAt(entry) <= asOf);
      const own = asItWas(merchant, asOf);
      const attempts = await attemptsAt(stored, own, asOf);
      countMerchant(within, cuts, { merchant: own, timeline, attempts }, context);
      const earlier = timeline.filter((entry) => recordedAt(entry) < asOf);
      tallyMerchant(before, { merchant: own, timeline: earlier, attempts }, context);
    }
  // stored ones have been JSON: what is undefined in those computed now is absent in them
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const { cuts: values, ...whole } = known;
  const [early, late] = [plain(figuresOf(before, context)), plain(figuresOf(within, context))];
  const difference = firstDifference(plain(whole), late) ?? (await cutDifference(stored, known, cuts, context));
  if (difference === undefined) return { asOf, cuts: Object.values(values ?? {}).reduce((sum, { length }) => sum + length, 0) };
  if (firstDifference(early, late) !== undefined) return { asOf, unclear: true };
  return { asOf, difference };
}
