import { personalKinds } from '../../domain/model/erasure.ts';
import { type Item, item } from '../../domain/model/item.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { maskItem } from '../../domain/privacy/mask-item.ts';
import { decode, encode } from '../dynamodb/codec.ts';
import { archivePartition, booksPartition } from '../dynamodb/keys.ts';
import type { ReadTable } from '../dynamodb/table.ts';
import { putRowAgain, rowsOfPartition, takeRow } from './change-rows.ts';

const isSame = (one: Item, other: Item | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** items out of the live partition, row by row: no decision reads them */
const apartEraser = (table: ReadTable, store: string, partitionOf: (merchantId: string) => string): Eraser => {
  const rows = (merchantId: string) => rowsOfPartition(table, partitionOf(merchantId));
  return {
    store,
    count: async (merchantId, kinds) => {
      const wanted = personalKinds.filter((data) => kinds.has(data));
      const counts = new Map(wanted.map((data) => [data, 0]));
      for await (const row of rows(merchantId)) {
        const one = decode(item, row);
        for (const data of wanted)
          if (!isSame(one, maskItem(one, new Set([data])))) counts.set(data, (counts.get(data) ?? 0) + 1);
      }
      return wanted.map((data) => ({ store, data, records: counts.get(data) ?? 0 }));
    },
    erase: async (merchantId, kinds) => {
      for await (const row of rows(merchantId)) {
        const before = decode(item, row);
        const after = maskItem(before, kinds);
        if (after === undefined) await takeRow(table, row);
        else if (!isSame(before, after)) {
          // what the indexes know of it stays
          const known = Object.fromEntries(Object.entries(row).filter(([name]) => !Object.hasOwn(before, name)));
          await putRowAgain(table, { ...known, ...encode(after) });
        }
      }
    },
  };
};

/** what is kept apart from the beginning: amounts and instants of payouts stay, exports go as a whole */
export const booksEraser = (table: ReadTable): Eraser => apartEraser(table, 'books', booksPartition);

/** finished items out of use */
export const archiveEraser = (table: ReadTable): Eraser => apartEraser(table, 'archive', archivePartition);

/** keys of the files that were made for a merchant */
export const exportKeys =
  (table: ReadTable) =>
  async (merchantId: string): Promise<readonly string[]> => {
    const keys: string[] = [];
    for await (const row of rowsOfPartition(table, booksPartition(merchantId))) {
      const one = decode(item, row);
      if (one.kind === 'export') keys.push(one.objectKey);
    }
    return keys;
  };
