import { MerchantNotFound } from '../domain/errors.ts';
import type { PersonalKind } from '../domain/model/erasure.ts';
import type { Clock, MerchantStore } from '../domain/ports.ts';
import { type ConfirmedErasure, confirmAgain } from '../domain/privacy/decide-erasure.ts';
import type { Eraser } from '../domain/privacy/eraser.ts';
import { kindsDue } from '../domain/privacy/erasure-due.ts';
import { finishErasure, isNoted, noteRemoved } from '../domain/privacy/record-removed.ts';
import type { Log } from './log.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface EraseNeeds {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly work: UnitOfWork;
  /** in this order: what finds others goes last */
  readonly erasers: readonly Eraser[];
  readonly clock: Clock;
  readonly log: Log;
}

/** @throws MerchantNotFound */
const load = async ({ merchants }: EraseNeeds, merchantId: string) => {
  const snapshot = await merchants.load(merchantId);
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  return snapshot;
};

/** what the store holds is noted first: the certificate says so however often the rest breaks off */
const note = async (needs: EraseNeeds, merchantId: string, eraser: Eraser, kinds: ReadonlySet<PersonalKind>) => {
  const { erasure } = await load(needs, merchantId);
  if (erasure === undefined || isNoted(erasure, eraser.store, [...kinds])) return;
  const counted = await eraser.count(merchantId, kinds);
  const found = [...kinds].map((data) => {
    const records = counted.find((one) => one.data === data)?.records ?? 0;
    return { store: eraser.store, data, records };
  });
  await needs.work.run({
    ...{ merchantId, now: needs.clock.now(), privacy: true },
    decide: (snapshot) => {
      if (snapshot === undefined) throw new MerchantNotFound(merchantId);
      return noteRemoved(snapshot, found);
    },
  });
};

/** Confirms again what a restored table has forgotten. False where it has forgotten the merchant too, and with it all there was to erase */
export const confirmForgotten = async (needs: EraseNeeds, merchantId: string, confirmed: ConfirmedErasure): Promise<boolean> => {
  const snapshot = await needs.merchants.load(merchantId);
  if (snapshot === undefined || snapshot.merchant.restricted !== undefined) return snapshot !== undefined;
  await needs.work.run({
    ...{ merchantId, now: needs.clock.now(), privacy: true },
    decide: (now, context) => {
      if (now === undefined) throw new MerchantNotFound(merchantId);
      return confirmAgain(now, confirmed, context);
    },
  });
  needs.log.warn('erasure.confirmed-again', { merchantId });
  return true;
};

/**
 * Erases what is due of a merchant: store by store, each in bounded parts that are complete by themselves, and last the word that it is done.
 * Nothing is remembered of a call that broke off but what was noted: the next one finds what is left. Twice is harmless.
 */
export const eraseMerchant = async (needs: EraseNeeds, merchantId: string): Promise<void> => {
  const due = kindsDue(await load(needs, merchantId), needs.clock.now());
  if (due.length === 0) return;
  const kinds = new Set(due);
  for (const eraser of needs.erasers) {
    await note(needs, merchantId, eraser, kinds);
    // ordered to be kept while this went on
    if (kindsDue(await load(needs, merchantId), needs.clock.now()).length === 0) return;
    await eraser.erase(merchantId, kinds);
  }
  await needs.work.run({
    ...{ merchantId, now: needs.clock.now(), privacy: true },
    decide: (snapshot, context) => {
      if (snapshot === undefined) throw new MerchantNotFound(merchantId);
      return finishErasure(snapshot, due, context);
    },
  });
  needs.log.info('erasure.done', { merchantId, kinds: due.join(' ') });
};
