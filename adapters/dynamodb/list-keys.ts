import { sealedAccountOf } from '../../domain/account-change/sealed-account-of.ts';
import { caseOrder } from '../../domain/case/case-order.ts';
import type { Item } from '../../domain/model/item.ts';
import { isMerchantReferrer } from '../../domain/referral/referrals.ts';

export const queuePartition = (queue: string, state: 'open' | 'done'): string => `QUEUE#${queue}#${state}`;
export const minePartition = (person: string): string => `MINE#${person}`;

export const erasuresPartition = 'ERASURES';

export const openCasesPartition = 'CASES#open';

export const userPartition = (email: string): string => `USER#${email}`;

export const referrerPartition = (merchantId: string): string => `REFERRER#${merchantId}`;

/** a fingerprint is an HMAC: no number can be read off it */
export const accountPartition = (fingerprint: string): string => `ACCOUNT#${fingerprint}`;

/** attributes by which an item stands in `gsi1` and `gsi2`; absent where it has no business there */
export const listKeysOf = (item: Item): Readonly<Record<string, string>> => {
  const account = sealedAccountOf(item);
  if (account !== undefined) return { gsi2pk: accountPartition(account), gsi2sk: `${item.merchantId}#${item.id}` };
  if (item.kind === 'merchant') {
    const { referrer, registeredAt, merchantId } = item;
    if (!isMerchantReferrer(referrer)) return {};
    return { gsi2pk: referrerPartition(referrer), gsi2sk: `${registeredAt}#${merchantId}` };
  }
  if (item.kind === 'member') return item.status === 'removed' ? {} : { gsi2pk: userPartition(item.id), gsi2sk: item.merchantId };
  // the index forgets a case with its closing: what is closed is not waited for
  if (item.kind === 'case') return item.closedAt === undefined ? { gsi1pk: openCasesPartition, gsi1sk: caseOrder(item) } : {};
  if (item.kind === 'erasure') return { gsi1pk: erasuresPartition, gsi1sk: `${item.askedAt}#${item.merchantId}` };
  if (item.kind !== 'task') return {};
  const done = item.status === 'decided' || item.status === 'cancelled';
  const sort = `${item.slaDueAt}#${item.merchantId}#${item.id}`;
  const queue = { gsi1pk: queuePartition(item.queue, done ? 'done' : 'open'), gsi1sk: sort };
  return item.status === 'claimed' ? { ...queue, gsi2pk: minePartition(item.claimedBy), gsi2sk: sort } : queue;
};
