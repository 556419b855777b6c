import { idHashOf } from '../../domain/activation/payment-fact.ts';
import type { Payout } from '../../domain/model/payout.ts';
import type { MoneyLine, MoneyReader, PaymentFacts } from '../../domain/trace/money-reader.ts';
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

/**
 * What the table knows of a merchant's money: its payments by their ids, what was given back of them, and its payouts. Which payout a payment
 * is in, and what the bank shows, stands in files alone: those hops are seen by nobody here.
 */
export const moneyReader = (table: ReadTable, merchantId: string): MoneyReader => {
  const places = paymentPlaceReader(table);
  const payouts = payoutReader(table);
  const found = async (reference: string): Promise<readonly MoneyLine[]> =>
    (await payouts.newest(merchantId, everyDay, LOOKED_THROUGH)).filter((one) => isIt(reference, one)).map(lineOf);
  return {
    linesOf: found,
    payoutsOf: found,
    paymentOf: async ([reference = '']): Promise<PaymentFacts | undefined> => {
      const id = reference.trim();
      const idHash = idHashOf({ kind: 'captured', id });
      const place = (await places.find(idHash, PLACES)).find((one) => one.merchantId === merchantId);
      if (place === undefined) return undefined;
      const [back] = await refundedSales(table, merchantId, [idHash], false);
      const refund = back?.refunds.at(-1);
      return {
        captured: { at: place.at, proof: { file: `payment.captured.v1 ${id}`, row: null } },
        ...(refund !== undefined && {
          refunded: { at: refund.at, proof: { file: `payment.refunded.v1 ${refund.id}`, row: null } },
        }),
      };
    },
  };
};
