import * as z from 'zod';
import { type AttemptNeeds, attemptsAt } from '../../../application/attempts-at.ts';
import { allOf } from '../../../application/in-parallel.ts';
import type { Log } from '../../../application/log.ts';
import { countMerchant } from '../../../domain/rollup/count-merchant.ts';
import { type CutTallies, cutDimensions, cutKey, cutValues } from '../../../domain/rollup/cuts.ts';
import { figuresOf } from '../../../domain/rollup/figures.ts';
import type { FiguresStore, MerchantRoll, TimelineHistory } from '../../../domain/rollup/rollup-ports.ts';
import { emptyTally, mergeTallies, type Tally } from '../../../domain/tally/tally.ts';
import type { Context } from '../../../domain/model/decision.ts';
import type { OutageReader } from '../../../domain/outage/outage-ports.ts';
import type { MerchantLookup, PolicyReader } from '../../../domain/ports.ts';
import { anyInstant } from '../../../domain/values.ts';

export interface Needs extends AttemptNeeds {
  readonly roll: MerchantRoll;
  readonly merchants: MerchantLookup;
  readonly timelines: TimelineHistory;
  readonly figures: FiguresStore;
  readonly policies: PolicyReader;
  readonly outages: OutageReader;
  readonly log: Log;
}

/** what the schedule sends: which part of how many, for which instant */
export const wanted = z
  .object({ asOf: anyInstant, part: z.int().min(0), parts: z.int().min(1) })
  .refine(({ part, parts }) => part < parts, { path: ['part'], error: 'must be less than parts' });
type Wanted = z.infer<typeof wanted>;

/** counts a part of the merchants: a hundred are held at once, however many there are */
const countPart = async (needs: Needs, { part, parts }: Wanted, context: Context) => {
  const { roll, merchants, timelines } = needs;
  const tally = emptyTally();
  const cuts: CutTallies = new Map();
  for await (const ids of roll.ids(part, parts, context.now)) {
    await allOf(await merchants.byIds(ids), async (merchant) => {
      // registered while this was counting: it is in the next figures
      if (merchant.registeredAt > context.now) return;
      const attempts = await attemptsAt(needs, merchant, context.now);
      countMerchant(tally, cuts, { merchant, timeline: await timelines.whole(merchant.merchantId), attempts }, context);
    });
  }
  return { tally, cuts };
};

/** figures of each part there is, then those of all: whoever reads the newest finds their cuts */
const publishAll = async (store: FiguresStore, all: Tally, { asOf, parts }: Wanted, context: Context): Promise<void> => {
  const cuts = await store.cuts(asOf, parts);
  const values = cutValues(cuts);
  const kept = cutDimensions.flatMap((dimension) => values[dimension].map((value) => cutKey(dimension, value)));
  await allOf(kept, (cut) => store.publishCut(cut, figuresOf(cuts.get(cut) ?? emptyTally(), context)));
  await store.publish({ ...figuresOf(all, context), cuts: values });
};

/**
 * Counts one part of the merchants and keeps the count; whichever part is the last to be kept makes the figures of them all. A part
 * again replaces itself; while one is missing the figures before stay what everybody sees.
 */
export const handle =
  (needs: Needs) =>
  async (ask: Wanted): Promise<{ readonly merchants: number; readonly complete: boolean }> => {
    const { figures, policies, log } = needs;
    const [policy, { outages }] = await Promise.all([policies.active(), needs.outages.book()]);
    const context: Context = { now: ask.asOf, policy, outages };
    const { tally: mine, cuts } = await countPart(needs, ask, context);
    await allOf([...cuts], ([cut, own]) => figures.putCut(ask.asOf, cut, ask.part, ask.parts, own));
    // the part itself last: once it is there, so are its cuts
    await figures.putPart(ask.asOf, ask.part, ask.parts, mine);
    const parts = await figures.parts(ask.asOf, ask.parts);
    const complete = parts.length === ask.parts;
    if (complete) await publishAll(figures, parts.reduce(mergeTallies, emptyTally()), ask, context);
    const merchants = mine.counts['merchants'] ?? 0;
    log.info('figures.counted', { asOf: ask.asOf, part: ask.part, parts: ask.parts, merchants, complete });
    return { merchants, complete };
  };
