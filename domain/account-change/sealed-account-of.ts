import type { Item } from '../model/item.ts';

/** what seals the account that an item says is a merchant's, or is to be; undefined for every other item */
export const sealedAccountOf = (item: Item): string | undefined => {
  if (item.kind === 'bank_account') return item.fingerprint;
  if (item.kind !== 'account_change' || item.to.of !== 'bank_account') return undefined;
  return item.status === 'stopped' ? undefined : item.to.fingerprint;
};
