import { type PersonalKind, personalKinds } from '../../domain/model/erasure.ts';
import { type Item, keyOf } from '../../domain/model/item.ts';
import { itemsOf } from '../../domain/model/snapshot.ts';
import type { MerchantStore } from '../../domain/ports.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { maskItem } from '../../domain/privacy/mask-item.ts';

/** items of one transaction; one masked in the archive is one write, as one that goes is */
const atOnce = 40;

const isSame = (one: Item, other: Item): boolean => JSON.stringify(one) === JSON.stringify(other);
const changes = (items: readonly Item[], kinds: ReadonlySet<PersonalKind>) =>
  items.flatMap((before) => {
    const after = maskItem(before, kinds);
    return after !== undefined && isSame(before, after) ? [] : [{ before, after }];
  });

const eraserOf = (
  store: string,
  read: (merchantId: string) => Promise<readonly Item[]>,
  write: (merchantId: string, part: ReturnType<typeof changes>) => Promise<void>,
): Eraser => ({
  store,
  count: async (merchantId, kinds) => {
    const items = await read(merchantId);
    return personalKinds
      .filter((data) => kinds.has(data))
      .map((data) => ({ store, data, records: changes(items, new Set([data])).length }));
  },
  erase: async (merchantId, kinds) => {
    for (;;) {
      const part = changes(await read(merchantId), kinds).slice(0, atOnce);
      if (part.length === 0) return;
      await write(merchantId, part);
    }
  },
});

/** items of the live partition: texts are taken out, items that are personal as a whole go */
export const itemsEraser = (merchants: MerchantStore): Eraser =>
  eraserOf(
    'merchants',
    async (merchantId) => {
      const snapshot = await merchants.load(merchantId);
      return snapshot === undefined ? [] : itemsOf(snapshot);
    },
    async (merchantId, part) => {
      const puts = part.flatMap(({ after }) => (after === undefined ? [] : [after]));
      const deletes = part.flatMap(({ before, after }) => (after === undefined ? [keyOf(before)] : []));
      await merchants.commit(merchantId, { puts, deletes, timeline: [] }, null);
    },
  );

/** finished items in the archive: none of them goes as a whole */
export const archiveEraser = (merchants: MerchantStore): Eraser =>
  eraserOf(
    'archive',
    (merchantId) => merchants.archived(merchantId),
    async (merchantId, part) => {
      const puts = part.flatMap(({ after }) => (after === undefined ? [] : [after]));
      await merchants.commit(merchantId, { puts, deletes: [], timeline: [], recalled: puts }, null);
    },
  );
