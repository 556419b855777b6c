import { recomputeMerchant, type StoredMerchant } from '../../application/recompute-merchant.ts';
import type { Outage } from '../../domain/model/outage.ts';
import { otherDeadline } from '../../domain/outage/move-deadline.ts';
import { outagesThen } from '../../domain/outage/outages-then.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { type Difference, firstDifference } from '../../domain/timeline/first-difference.ts';
import type { storedIn } from './read-stored.ts';
import { recomputeFigures } from './recompute-figures.ts';
import { recomputeWork, ToldWork } from './recompute-work.ts';

export interface Recomputed {
  readonly differs: boolean;
  /** the first difference, or how much was computed anew */
  readonly said: string;
}

const differs = (whose: string, { path, stored, recomputed }: Difference): Recomputed => ({
  differs: true,
  said: `${whose}: ${path} is stored as ${JSON.stringify(stored)}, and its timeline says ${JSON.stringify(recomputed)}`,
});

/** the first outage whose window is another than what was told of it */
const outageDifference = (kept: readonly Outage[], told: readonly Outage[]): Difference | undefined => {
  const windows = (outages: readonly Outage[]) => Object.fromEntries(outages.map(({ id, from, until }) => [id, { from, until }]));
  const ids = new Set(kept.filter(({ proposed }) => proposed === undefined).map(({ id }) => id));
  // those that no clock can reach any more have left the book
  const own = kept.filter(({ id }) => ids.has(id));
  return firstDifference(windows(own), windows(told.filter(({ id }) => ids.has(id))));
};

/** the first deadline that outages would have moved to another instant */
const deadlineDifference = (
  { snapshot: { merchant, requirements } }: StoredMerchant,
  known: (at: string) => readonly Outage[],
  policy: Policy,
): Difference | undefined => {
  for (const requirement of requirements) {
    const other = otherDeadline(merchant, requirement, known, policy);
    if (other !== undefined) return { path: `deadlines.${requirement.id}`, ...other };
  }
  return undefined;
};

/** Every merchant, then the newest figures of them all, up to the first difference. `now` is ISO 8601 UTC. */
export async function recomputeAll(stored: ReturnType<typeof storedIn>, now: string): Promise<Recomputed> {
  let [merchants, entries] = [0, 0];
  const told = await stored.toldOfOutages();
  const wrong = outageDifference((await stored.outages.book()).outages, outagesThen(told, now));
  if (wrong !== undefined) return differs('outages', wrong);
  const work = new ToldWork();
  for await (const ids of stored.roll.ids(0, 1, now))
    for (const id of ids) {
      const merchant = await stored.merchant(id);
      if (merchant === undefined) continue;
      const policy = await stored.policies.get(merchant.snapshot.merchant.policyVersion);
      const difference = recomputeMerchant(merchant) ?? deadlineDifference(merchant, (at) => outagesThen(told, at), policy);
      if (difference !== undefined) return differs(`merchant ${id}`, difference);
      work.take(merchant.snapshot.merchant, merchant.snapshot.tasks, merchant.timeline, await stored.policies.active());
      merchants += 1;
      entries += merchant.timeline.length;
    }
  // nothing that was looked at has held nothing
  if (merchants === 0) return { differs: true, said: 'no merchant is stored: give the folder of a laptop cloud that has some' };
  const { difference: other, ...counted } = await recomputeWork(stored, work, await stored.policies.active(), now);
  if (other !== undefined) return differs('work', other);
  const { asOf, difference, unclear, cuts = 0 } = await recomputeFigures(stored, told, now);
  if (difference !== undefined) return differs(`figures of ${asOf}`, difference);
  const of =
    unclear === true
      ? `the figures of ${asOf} are not compared, for something happened in that millisecond`
      : `so are the figures of ${asOf} and of ${cuts} parts of the merchants`;
  const figures = asOf === undefined ? 'no figures are stored' : of;
  const worked = `so are ${counted.loads} loads of teams, ${counted.buckets} hours and ${counted.days} days of queues`;
  return {
    differs: false,
    said: `${merchants} merchants with ${entries} entries are what their timelines say; ${figures}; ${worked}`,
  };
}
