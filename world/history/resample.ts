import type { HistoricMerchant, HistoricPayment } from './profile.ts';

/**
 * The same history `times` over, as if that many like it had lived side by side: copy k of a merchant is called `<reference>~k` and has
 * copies of the payments. For measuring how cost grows; the first copy keeps its name.
 */
export function resample<
  H extends { readonly merchants: readonly HistoricMerchant[]; readonly payments: readonly HistoricPayment[] },
>(history: H, times: number): H {
  if (times === 1) return history;
  const copies = Array.from({ length: times }, (_, k) => (k === 0 ? '' : `~${k}`));
  return {
    ...history,
    merchants: history.merchants.flatMap((merchant) =>
      copies.map((suffix) => ({ ...merchant, externalReference: merchant.externalReference + suffix })),
    ),
    payments: history.payments.flatMap((payment) =>
      copies.map((suffix) => ({
        ...payment,
        externalReference: payment.externalReference + suffix,
        paymentId: payment.paymentId + suffix,
      })),
    ),
  };
}
