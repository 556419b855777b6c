import { recomputeMerchant } from '../../application/recompute-merchant.ts';
import type { Difference } from '../../domain/timeline/first-difference.ts';
import type { storedIn } from './read-stored.ts';
import { recomputeFigures } from './recompute-figures.ts';

export interface Recomputed {
  readonly differs: boolean;
  /** the first difference, or how much was computed anew */
  readonly said: string;
}

const differs = (whose: string, { path, stored, recomputed }: Difference): Recomputed => ({
  differs: true,
  said: `${whose}: ${path} is stored as ${JSON.stringify(stored)}, and its timeline says ${JSON.stringify(recomputed)}`,
});

/** Every merchant, then the newest figures of them all, up to the first difference. `now` is ISO 8601 UTC. */
export async function recomputeAll(stored: ReturnType<typeof storedIn>, now: string): Promise<Recomputed> {
  let [merchants, entries] = [0, 0];
  for await (const ids of stored.roll.ids(0, 1, now))
    for (const id of ids) {
      const merchant = await stored.merchant(id);
      if (merchant === undefined) continue;
      const difference = recomputeMerchant(merchant);
      if (difference !== undefined) return differs(`merchant ${id}`, difference);
      merchants += 1;
      entries += merchant.timeline.length;
    }
  // nothing that was looked at has held nothing
  if (merchants === 0) return { differs: true, said: 'no merchant is stored: give the folder of a laptop cloud that has some' };
  const { asOf, difference, unclear } = await recomputeFigures(stored, now);
  if (difference !== undefined) return differs(`figures of ${asOf}`, difference);
  const of =
    unclear === true
      ? `the figures of ${asOf} are not compared, for something happened in that millisecond`
      : `so are the figures of ${asOf}`;
  const counted = asOf === undefined ? 'no figures are stored' : of;
  return { differs: false, said: `${merchants} merchants with ${entries} entries are what their timelines say; ${counted}` };
}
