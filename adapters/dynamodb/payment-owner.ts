import { idHashOf } from '../../domain/activation/payment-fact.ts';
import { merchant } from '../../domain/model/merchant.ts';
import { decode } from './codec.ts';
import { getRow } from './get-row.ts';
import { itemKey } from './keys.ts';
import { paymentPlaceReader } from './payment-places.ts';
import type { ReadTable } from './table.ts';

/** two PSP clients may number alike: then nobody knows whose it is */
const TWO = 2;

/** whose payment one of these numbers is; undefined where none is known, or two merchants have it */
export const paymentOwner =
  (table: ReadTable) =>
  async (references: readonly string[]): Promise<string | undefined> => {
    const places = paymentPlaceReader(table);
    for (const id of references) {
      const found = await places.find(idHashOf({ kind: 'captured', id: id.trim() }), TWO);
      if (found.length === 1) return found[0]?.merchantId;
    }
    return undefined;
  };

/** as outside systems name a merchant; undefined for one that is gone, or may not be looked at */
export const payeeOf = (table: ReadTable) => async (merchantId: string) => {
  const row = await getRow(table, itemKey(merchantId, 'merchant', merchantId));
  const found = row && decode(merchant, row);
  if (found === undefined || found.restricted !== undefined) return undefined;
  return { externalReference: found.externalReference, pspClient: found.pspClient };
};
