import type { RefundedSale } from '../model/refunded-sale.ts';
import { idHashOf, type PaymentFact } from './payment-fact.ts';

const refundsKept = 50;

/** The id hash of the sale a refund gives back; undefined for a sale, and for a refund that names none. */
export const saleHashOf = (fact: PaymentFact): string | undefined => {
  const of = fact.kind === 'refunded' ? fact.line?.of : undefined;
  return of === undefined ? undefined : idHashOf({ kind: 'captured', id: of });
};

/** Id hashes of the sales that some facts give back, each once. */
export const saleHashesOf = (facts: readonly PaymentFact[]): readonly string[] => [
  ...new Set(facts.flatMap((fact) => saleHashOf(fact) ?? [])),
];

/**
 * What was given back of each sale after these refunds: those that changed, `version` as read. `known` must hold every sale the refunds
 * name of which something was given back before.
 */
export function giveBack(
  merchantId: string,
  known: readonly RefundedSale[],
  fresh: readonly PaymentFact[],
): readonly RefundedSale[] {
  const sales = new Map(known.map((one) => [one.saleHash, one]));
  const changed = new Map<string, RefundedSale>();
  for (const fact of fresh) {
    const saleHash = saleHashOf(fact);
    if (saleHash === undefined) continue;
    const { id, at, amountMinor } = fact;
    const before = sales.get(saleHash) ?? { merchantId, saleHash, version: 0, count: 0, refundedMinor: 0, refunds: [] };
    const refunds = [...before.refunds, { id, at, amountMinor }].sort((one, other) => (one.at < other.at ? -1 : 1));
    const after = {
      ...before,
      count: before.count + 1,
      refundedMinor: before.refundedMinor + amountMinor,
      refunds: refunds.slice(-refundsKept),
    };
    sales.set(saleHash, after);
    changed.set(saleHash, after);
  }
  return [...changed.values()];
}
