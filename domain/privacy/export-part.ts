import type { Json } from '../json.ts';
import type { Item } from '../model/item.ts';

/** parts of an export, in the order they come; lib/personal-stores.ts names one for every store that an eraser goes through */
export const exportedParts = [
  'merchant',
  'archive',
  'books',
  'messages',
  'payments',
  'refunds',
  'held_payments',
  'applications',
  'timeline',
] as const;
export type ExportedPart = (typeof exportedParts)[number];

/** an item without what only this system understands: a token answers a run, the key of a file opens it */
export const exported = (item: Item): Item => {
  if (item.kind === 'wait' && item.status === 'parked') return { ...item, token: 'not exported' };
  return item.kind === 'export' ? { ...item, objectKey: 'not exported' } : item;
};

/** one record of an export, with what kind of store it comes from */
export interface ExportedRecord {
  readonly store: ExportedPart;
  readonly record: Readonly<Record<string, Json>>;
}

export interface MerchantRecords {
  /**
   * A page of everything there is of a merchant, in the order of the parts and of their keys; eventually consistent. Without cursor it is the
   * last. Throws InvalidInput for a cursor it never gave out.
   */
  page(
    merchantId: string,
    cursor: string | undefined,
  ): Promise<{ readonly records: readonly ExportedRecord[]; readonly cursor: string | undefined }>;
}
