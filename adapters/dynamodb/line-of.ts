import { type ListLine, listedOf, listLine } from '../../domain/listing/listed-merchant.ts';
import { CorruptItem } from './codec.ts';
import { merchantReader } from './merchant-reader.ts';
import type { ReadTable } from './table.ts';

/** one merchant nobody can read keeps its old line; who opens it is told what is wrong with it */
const ignoreCorrupt = (error: unknown): undefined => {
  if (error instanceof CorruptItem) return;
  throw error;
};

/** a merchant's line of the list, read now; undefined where there is none to show */
export const lineOf = (table: ReadTable, merchantId: string): Promise<ListLine | undefined> =>
  merchantReader(table)
    .load(merchantId)
    .then((snapshot) => (snapshot === undefined ? undefined : listedOf(snapshot)), ignoreCorrupt);

/** in one order of fields, without what is not known */
const textOf = (one: ListLine): string => JSON.stringify(listLine.parse(one));
export const isSameLine = (one: ListLine | undefined, other: ListLine): boolean =>
  one !== undefined && textOf(one) === textOf(other);
