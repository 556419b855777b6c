import { firstPayout } from '../account-change/close-change.ts';
import { type Payout, payoutItemId } from '../model/payout.ts';
import { type Effect, type Fact, refused, stale } from './fact.ts';
import { factId } from './fact-id.ts';

type PayoutEvent = Fact<'payout.paid.v1' | 'payout.failed.v1'>['event'];

/** when it was paid or failed */
const statusAtOf = (event: PayoutEvent): string => (event.type === 'payout.paid.v1' ? event.data.paidAt : event.data.failedAt);

/**
 * Money was paid out to the merchant, or came back. Whichever is heard of first, the latest of both counts: what failed may be paid a
 * few days later. A payout is known by its day and id; said again with another amount it is refused. The first one to an account that was
 * changed is what the change waits for.
 */
export const payoutFact = ({ event, teller, snapshot, context }: Fact<'payout.paid.v1' | 'payout.failed.v1'>): Effect => {
  const { merchant } = snapshot;
  const { payoutId, initiatedOn, amountMinor, currency, accountLast4 } = event.data;
  if (currency !== merchant.currency)
    return refused({ code: 'wrong_currency', field: 'data.currency', about: { currency, own: merchant.currency } });
  const id = payoutItemId(event.data);
  const statusAt = statusAtOf(event);
  const known = snapshot.payouts.find((one) => one.id === id);
  if (known !== undefined && known.amountMinor !== amountMinor) {
    const about = { field: 'amountMinor', value: String(amountMinor), amountMinor: known.amountMinor, at: known.statusAt };
    return refused({ code: 'payment_conflict', field: 'data.amountMinor', about });
  }
  if (known !== undefined && statusAt <= known.statusAt) return stale('later_status_known');
  const account = accountLast4 ?? known?.accountLast4;
  const base = {
    ...{ kind: 'payout' as const, merchantId: merchant.merchantId, id, version: known?.version ?? 0 },
    ...{ payoutId, amountMinor, currency, initiatedOn, statusAt },
    ...(account !== undefined && { accountLast4: account }),
  };
  if (event.type === 'payout.failed.v1') return { kind: 'takes', puts: [failed(base, event.data)] };
  const arrived = firstPayout(snapshot, { paidAt: statusAt, accountLast4: account }, factId(event, teller), context);
  return { kind: 'takes', puts: [paid(base, event.data), ...arrived.puts], entries: arrived.timeline };
};

type Base = Omit<Payout, 'status' | 'arrivesOn' | 'failure' | 'retryOn'>;
const paid = (base: Base, { arrivesOn }: { readonly arrivesOn?: string | undefined }): Payout => ({
  ...{ ...base, status: 'paid' },
  ...(arrivesOn !== undefined && { arrivesOn }),
});
const failed = (base: Base, { code, retryOn }: { readonly code: string; readonly retryOn?: string | undefined }): Payout => ({
  ...{ ...base, status: 'failed', failure: code },
  ...(retryOn !== undefined && { retryOn }),
});
