import type { OutsideEvent } from '../outside-events.ts';
import { applicationEventId, paymentEventId } from './event-id.ts';
import type { HistoricMerchant, HistoricPayment } from './profile.ts';

/** what there is to play */
export interface Feed {
  readonly merchants: readonly HistoricMerchant[];
  readonly payments: readonly HistoricPayment[];
  /** what else reached the application: withdrawals, cases, payments out of their order */
  readonly facts?: readonly OutsideEvent[];
  /** what was told of outages: of no merchant, and known to all of them */
  readonly outages?: readonly OutsideEvent[];
}

/** a history as the events it sends, in order of time */
export function historyEvents({ merchants, payments, facts = [], outages = [] }: Feed): readonly OutsideEvent[] {
  const applications = merchants.map(({ externalReference, submittedAt, application }) => ({
    id: applicationEventId({ externalReference }),
    type: 'merchant.application.submitted.v1',
    subject: externalReference,
    at: submittedAt,
    data: application,
  }));
  const sales = payments.map(({ externalReference, paymentId, at, amountMinor, currency, kind, method }) => ({
    id: paymentEventId({ kind, paymentId }),
    type: `payment.${kind}.v1`,
    subject: externalReference,
    at,
    data: {
      paymentId,
      amountMinor,
      currency,
      ...(kind === 'captured'
        ? { capturedAt: new Date(at).toISOString(), ...(method === undefined ? {} : { method }) }
        : { refundId: paymentId, refundedAt: new Date(at).toISOString() }),
    },
  }));
  return [...applications, ...sales, ...facts, ...outages].sort((a, b) => a.at - b.at);
}
