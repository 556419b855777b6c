import type { Feed } from '../../../world/history/history-events.ts';

// what a merchant costs to play, and what a payment adds: measured in Lambda requests
const PER_MERCHANT = 80;
const PER_PAYMENT = 6;

/**
 * Shares a history out over several stacks, evenly by what it costs to play: merchants have nothing to do with each other. The same
 * history is always shared in the same way. Payments of nobody's go to the first.
 */
export function share(history: Feed, stacks: number): readonly Feed[] {
  const payments = new Map<string, number>();
  for (const { externalReference } of history.payments)
    payments.set(externalReference, (payments.get(externalReference) ?? 0) + 1);
  const load = Array.from({ length: stacks }, () => 0);
  const stackOf = new Map<string, number>();
  for (const { externalReference } of history.merchants) {
    const least = load.indexOf(Math.min(...load));
    stackOf.set(externalReference, least);
    load[least] = (load[least] ?? 0) + PER_MERCHANT + PER_PAYMENT * (payments.get(externalReference) ?? 0);
  }
  const isOf = (stack: number, reference: string): boolean => (stackOf.get(reference) ?? 0) === stack;
  const of = (stack: number) => (row: { readonly externalReference: string }) => isOf(stack, row.externalReference);
  return load.map((_, stack) => ({
    merchants: history.merchants.filter(of(stack)),
    payments: history.payments.filter(of(stack)),
    // each stack hears of all of them
    ...(history.outages === undefined ? {} : { outages: history.outages }),
    facts: (history.facts ?? []).filter(({ subject }) => isOf(stack, subject)),
  }));
}
