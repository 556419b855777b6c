import { idHashOf } from '../../domain/activation/payment-fact.ts';
import type { PaymentPlace } from '../../domain/activation/payment-places.ts';
import { batchHash, referenceHash } from '../../domain/intake/found-by.ts';
import type { Payout } from '../../domain/model/payout.ts';
import type { MoneyLine, MoneyReader, PaymentFacts } from '../../domain/trace/money-reader.ts';
import { moneyPacks } from './money-packs.ts';
import { paymentPlaceReader } from './payment-places.ts';
import { payoutReader } from './payout-reader.ts';
import { refundedSales } from './refunded-sales.ts';
import type { ReadTable } from './table.ts';

/** a payout is looked for among so many of the latest: somebody who misses one asks within months */
const LOOKED_THROUGH = 100;
/** an id of a payment belongs to one merchant, now and then to two */
const PLACES = 3;
const everyDay = { from: '0', before: '9999' };

const isIt = (reference: string, { payoutId }: Payout): boolean => payoutId.toLowerCase() === reference.trim().toLowerCase();

/** a payout as a line; the event that told of it is where it is written */
const lineOf = ({ payoutId, currency, initiatedOn, status, statusAt }: Payout): MoneyLine => ({
  ...{ file: `payout.${status}.v1 ${payoutId}`, row: null, kind: 'payout', references: [payoutId], batch: payoutId },
  ...{ net: 0n, currency },
  ...(status === 'paid' ? { at: statusAt } : { at: `${initiatedOn}T00:00:00.000Z`, sentBackAt: statusAt }),
});

/** what events told of a payment: two reads at most */
const paymentFacts = async (table: ReadTable, place: PaymentPlace, id: string): Promise<PaymentFacts> => {
  const [back] = await refundedSales(table, place.merchantId, [place.idHash], false);
  const refund = back?.refunds.at(-1);
  return {
    captured: { at: place.at, proof: { file: `payment.captured.v1 ${id}`, row: null } },
    ...(refund !== undefined && { refunded: { at: refund.at, proof: { file: `payment.refunded.v1 ${refund.id}`, row: null } } }),
  };
};

const placesOfPayment = (table: ReadTable) => {
  const places = paymentPlaceReader(table);
  return (reference: string) => places.find(idHashOf({ kind: 'captured', id: reference.trim() }), PLACES);
};

/**
 * The money of one reference, whosever it is: lines of settlement files and bank statements, and what events told of the payment. For one look:
 * at most five reads, each of one key or one page.
 */
export const anyMoney = (table: ReadTable): MoneyReader => {
  const packs = moneyPacks(table);
  const placesAt = placesOfPayment(table);
  return {
    linesOf: (reference) => packs.at(referenceHash(reference)),
    payoutsOf: async (batch) => (await packs.at(batchHash(batch))).filter((one) => one.kind === 'payout'),
    paymentOf: async ([reference = '', ...others]) => {
      const [place] = await placesAt(reference);
      if (place !== undefined) return paymentFacts(table, place, reference.trim());
      // by the number its line has beside the one that was asked for
      const other = others.find((one) => one.toLowerCase() !== reference.trim().toLowerCase());
      const [second] = other === undefined ? [] : await placesAt(other);
      return second && { captured: { at: second.at, proof: { file: `payment.captured.v1 ${other}`, row: null } } };
    },
  };
};

/**
 * The same for one merchant: lines of a payment of its own, and its payouts. What is another's is nobody's here, whatever files say. For one
 * look: at most five reads.
 */
export const moneyReader = (table: ReadTable, merchantId: string): MoneyReader => {
  const packs = moneyPacks(table);
  const placesAt = placesOfPayment(table);
  const payouts = payoutReader(table);
  let asked: { readonly reference: string; readonly place: PaymentPlace | undefined } | undefined;
  const told = new Map<string, MoneyLine>();
  const ownLines = async (reference: string): Promise<readonly MoneyLine[]> => {
    const place = (await placesAt(reference)).find((one) => one.merchantId === merchantId);
    asked = { reference, place };
    if (place !== undefined) return packs.at(referenceHash(reference));
    const own = (await payouts.newest(merchantId, everyDay, LOOKED_THROUGH)).filter((one) => isIt(reference, one)).map(lineOf);
    for (const line of own) told.set(line.batch.toLowerCase(), line);
    return own;
  };
  return {
    linesOf: (reference) => (asked === undefined ? ownLines(reference) : packs.at(referenceHash(reference))),
    payoutsOf: async (batch) => {
      const known = told.get(batch.toLowerCase());
      return known === undefined ? (await packs.at(batchHash(batch))).filter((one) => one.kind === 'payout') : [known];
    },
    paymentOf: async () => (asked?.place === undefined ? undefined : paymentFacts(table, asked.place, asked.reference.trim())),
  };
};
