import type { Json } from '../json.ts';
import type { Item } from '../model/item.ts';

/** what of an item only this system understands: a token answers a run, a fingerprint compares accounts */
export const exported = (item: Item): Item => {
  if (item.kind === 'wait' && item.status === 'parked') return { ...item, token: 'not exported' };
  return item;
};

/** one record of an export, with what kind of store it comes from */
export interface ExportedRecord {
  readonly store: 'merchant' | 'archive' | 'timeline' | 'payments';
  readonly record: Readonly<Record<string, Json>>;
}
