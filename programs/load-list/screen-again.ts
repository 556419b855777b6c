import { policiesToRead } from '../../adapters/compose/policies-of.ts';
import { merchantRoll } from '../../adapters/dynamodb/all-merchants.ts';
import { loadReader } from '../../adapters/dynamodb/load-store.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { outageReader } from '../../adapters/dynamodb/outage-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { inParallel } from '../../application/in-parallel.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { rescreen } from '../../domain/desk/rescreen.ts';
import type { ScreeningList } from '../../domain/risk/screening-list.ts';

export interface ScreenedAgain {
  readonly merchants: number;
  /** merchants with hits nobody was shown before */
  readonly withHits: number;
  /** merchants that could not be screened, and why: the others were */
  readonly failed: readonly string[];
}

/**
 * Holds every merchant against a list, a hundred at a time however many there are. Begun anew after a break it changes nothing twice: a hit
 * is shown once. `told` hears after each batch.
 */
export const screenAgain = async (
  table: Table,
  list: ScreeningList,
  by: string,
  told: (soFar: ScreenedAgain) => void,
): Promise<ScreenedAgain> => {
  const work = unitOfWork({
    ...{ merchants: merchantStore(table), policies: policiesToRead(table) },
    ...{ outages: outageReader(table), loads: loadReader(table) },
  });
  let merchants = 0;
  let withHits = 0;
  const failed: string[] = [];
  for await (const ids of merchantRoll(table).ids(0, 1, table.now())) {
    const outcomes = await inParallel(ids, async (merchantId) => {
      const now = table.now();
      const outcome = await work.run({
        merchantId,
        now,
        decide: (snapshot, context) => rescreen(snapshot, { by }, context, list),
      });
      if (outcome.applied === 'now' && outcome.decided.fresh > 0) withHits += 1;
    });
    outcomes.forEach((outcome, at) => {
      if (outcome.status === 'rejected')
        failed.push(`${ids[at]}: ${outcome.reason instanceof Error ? outcome.reason.message : outcome.reason}`);
    });
    merchants += ids.length;
    told({ merchants, withHits, failed });
  }
  return { merchants, withHits, failed };
};
