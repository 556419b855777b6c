import * as z from 'zod';
import type { Delivery } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import { type SettlementNeeds, type SettlementSource, takeSettlement } from '../../../application/take-settlement.ts';
import { settlementAt } from '../../../domain/intake/settlement-keys.ts';

export interface Needs extends SettlementNeeds {
  readonly sourceAt: (key: string, versionId: string | undefined, name: string) => SettlementSource;
  readonly log: Log;
}

const arrived = z.looseObject({
  object: z.looseObject({ key: z.string(), 'version-id': z.string().optional() }),
});

/** a settlement file or bank statement lies in the bucket: it is taken in once, or refused whole with what is wrong */
export const handle =
  (needs: Needs) =>
  async ({ time, detail }: Delivery): Promise<void> => {
    const { object } = arrived.parse(detail);
    const place = settlementAt(object.key);
    if (place === undefined) return;
    const source = needs.sourceAt(object.key, object['version-id'], place.name);
    const outcome = await takeSettlement(needs, source, { way: place.way, at: new Date(time).toISOString() });
    needs.log.info('settlement.taken', { outcome: outcome?.kind ?? 'none', format: outcome?.file.format });
  };
