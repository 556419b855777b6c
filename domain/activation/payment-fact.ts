import { hash } from 'node:crypto';
import type { PaymentEvent } from '../events/inbound.ts';
import type { PaymentLine } from '../model/payments.ts';

/** one captured payment or refund, as counted */
export interface PaymentFact {
  readonly kind: 'captured' | 'refunded';
  /** of a refund, the refund's own */
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** when it was captured or refunded, ISO 8601 UTC with milliseconds */
  readonly at: string;
  /** what else was said of it; of a payment sent again the first word stays */
  readonly line?: PaymentLine | undefined;
}

/** The fact an event of the payment ledger tells. */
export function paymentFactOf(event: PaymentEvent): PaymentFact {
  const { amountMinor, currency, paymentId, reference, customer, card, method, plan, country } = event.data;
  const said = { reference, customer, card, method, plan, country };
  if (event.type === 'payment.captured.v1')
    return {
      kind: 'captured',
      id: paymentId,
      amountMinor,
      currency,
      at: event.data.capturedAt,
      line: { id: paymentId, ...said },
    };
  const { refundId: id, refundedAt: at } = event.data;
  return { kind: 'refunded', id, amountMinor, currency, at, line: { id, of: paymentId, ...said } };
}

/** First 8 bytes of sha256(kind, newline, id) in hex: what a payment is recognised by within its hour. */
export function idHashOf(fact: Pick<PaymentFact, 'kind' | 'id'>): string {
  return hash('sha256', `${fact.kind}\n${fact.id}`).slice(0, 16);
}

/** The instant at which the hour of a payment begins: the key of its bucket. */
export function hourOf(at: string): string {
  return `${at.slice(0, 13)}:00:00.000Z`;
}
