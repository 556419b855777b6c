import { personalKinds } from '../../domain/model/erasure.ts';
import { type Item, keyOf } from '../../domain/model/item.ts';
import { itemsOf } from '../../domain/model/snapshot.ts';
import type { MerchantStore } from '../../domain/ports.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { maskItem } from '../../domain/privacy/mask-item.ts';

/** items of one transaction */
const atOnce = 40;

const isSame = (one: Item, other: Item): boolean => JSON.stringify(one) === JSON.stringify(other);
const changes = (items: readonly Item[], kinds: Parameters<typeof maskItem>[1]) =>
  items.flatMap((before) => {
    const after = maskItem(before, kinds);
    return after !== undefined && isSame(before, after) ? [] : [{ before, after }];
  });

/** items of the live partition: texts are taken out, items that are personal as a whole go */
export const itemsEraser = (merchants: MerchantStore): Eraser => {
  const read = async (merchantId: string): Promise<readonly Item[]> => {
    const snapshot = await merchants.load(merchantId);
    return snapshot === undefined ? [] : itemsOf(snapshot);
  };
  return {
    store: 'merchants',
    count: async (merchantId, kinds) => {
      const items = await read(merchantId);
      return personalKinds
        .filter((data) => kinds.has(data))
        .map((data) => ({ store: 'merchants', data, records: changes(items, new Set([data])).length }));
    },
    erase: async (merchantId, kinds) => {
      for (;;) {
        const part = changes(await read(merchantId), kinds).slice(0, atOnce);
        if (part.length === 0) return;
        const puts = part.flatMap(({ after }) => (after === undefined ? [] : [after]));
        const deletes = part.flatMap(({ before, after }) => (after === undefined ? [keyOf(before)] : []));
        await merchants.commit(merchantId, { puts, deletes, timeline: [] }, null);
      }
    },
  };
};
