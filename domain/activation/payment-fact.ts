import { hash } from 'node:crypto';
import type { PaymentEvent } from '../events/inbound.ts';

/** one captured payment or refund, as counted */
export interface PaymentFact {
  readonly kind: 'captured' | 'refunded';
  /** of a refund, the refund's own */
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** when it was captured or refunded, ISO 8601 UTC with milliseconds */
  readonly at: string;
}

/** The fact an event of the payment ledger tells. */
export function paymentFactOf(event: PaymentEvent): PaymentFact {
  const { amountMinor, currency } = event.data;
  return event.type === 'payment.captured.v1'
    ? { kind: 'captured', id: event.data.paymentId, amountMinor, currency, at: event.data.capturedAt }
    : { kind: 'refunded', id: event.data.refundId, amountMinor, currency, at: event.data.refundedAt };
}

/** First 8 bytes of sha256(kind, newline, id) in hex: what a payment is recognised by within its hour. */
export function idHashOf(fact: PaymentFact): string {
  return hash('sha256', `${fact.kind}\n${fact.id}`).slice(0, 16);
}

/** The instant at which the hour of a payment begins: the key of its bucket. */
export function hourOf(at: string): string {
  return `${at.slice(0, 13)}:00:00.000Z`;
}
