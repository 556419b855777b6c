import type { HistoricMerchant, HistoricPayment } from './profile.ts';

interface Rows {
  readonly merchants: readonly HistoricMerchant[];
  readonly payments: readonly HistoricPayment[];
}

/** copy k of a history: its merchants are called `<reference>~k` and have payments of their own; copy 0 is the history itself */
export function copyOf<H extends Rows>(history: H, k: number): H {
  if (k === 0) return history;
  const renamed = (reference: string): string => `${reference}~${k}`;
  return {
    ...history,
    merchants: history.merchants.map((one) => ({ ...one, externalReference: renamed(one.externalReference) })),
    payments: history.payments.map((one) => ({
      ...one,
      externalReference: renamed(one.externalReference),
      paymentId: renamed(one.paymentId),
    })),
  };
}

/**
 * The same history `times` over, as if that many like it had lived side by side, copies beside their original. For measuring how cost
 * grows
 */
export function resample<H extends Rows>(history: H, times: number): H {
  if (times === 1) return history;
  const copies = Array.from({ length: times }, (_, k) => copyOf(history, k));
  return {
    ...history,
    merchants: history.merchants.flatMap((_, at) => copies.flatMap(({ merchants }) => merchants[at] ?? [])),
    payments: history.payments.flatMap((_, at) => copies.flatMap(({ payments }) => payments[at] ?? [])),
  };
}
