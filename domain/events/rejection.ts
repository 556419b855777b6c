import type * as z from 'zod';

/** every kind of refusal there is; the console has words of its own for each */
export type RejectionCode =
  | 'amount_not_positive'
  | 'amount_too_large'
  | 'duplicate_reference'
  | 'field_invalid'
  | 'field_missing'
  | 'in_the_future'
  | 'merchant_closed'
  | 'merchant_declined'
  | 'merchant_unknown'
  | 'method_unknown'
  | 'nested_too_deeply'
  | 'payment_before_approval'
  | 'payment_conflict'
  | 'rating_not_offered'
  | 'requirement_unknown'
  | 'time_in_future'
  | 'type_mismatch'
  | 'unknown_event_type'
  | 'verifier_not_allowed'
  | 'wrong_currency';

/** why something from outside was refused, readable by a person */
export interface Rejection {
  readonly code: RejectionCode;
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), raw);

const remedies: Readonly<Record<string, string>> = {
  amountMinor:
    'send a whole number of minor units (cents) greater than zero; a refund is payment.refunded.v1, not a negative amount',
  currency: 'send an ISO 4217 code in capitals, for example BRL',
  country: 'send an ISO 3166-1 alpha-2 code in capitals, for example BR',
  timeZone: 'send an IANA time zone, for example America/Sao_Paulo',
  locale: 'send a BCP 47 language tag, for example pt-BR',
  time: 'send an ISO 8601 instant with Z or an offset, for example 2026-11-22T03:00:00Z',
  capturedAt: 'send an ISO 8601 instant with Z or an offset, for example 2026-11-22T03:00:00Z',
  refundedAt: 'send an ISO 8601 instant with Z or an offset, for example 2026-11-22T03:00:00Z',
  specversion: 'send specversion "1.0"',
  id: 'send an id of 1 to 128 characters that stays the same when the event is sent again',
  subject: "send the merchant's external reference as subject",
  declaredMonthlyVolumeMinor: 'send a whole number of minor units (cents), zero or more, or leave it out',
};

const shown = (value: unknown): string =>
  value === undefined ? 'is missing' : typeof value === 'object' ? 'has the wrong shape' : 'is not valid';

/** the first finding of zod in words: which field, what is wrong with it, what to send instead; values are never repeated, they may be personal */
export const rejectionOf = (error: z.ZodError, raw: unknown): Rejection => {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const field = path.length === 0 ? 'event' : path.map(String).join('.');
  const last = path.filter((key) => typeof key === 'string').at(-1);
  const value = valueAt(raw, path);
  const code =
    value === undefined && path.length > 0 ? 'field_missing' : last === 'amountMinor' ? 'amount_not_positive' : 'field_invalid';
  const fallback =
    path.length === 0
      ? 'send a JSON object with the event envelope'
      : `correct ${field} and send the event again with the same id`;
  return {
    code,
    field,
    message: `${field} ${shown(value)}: ${issue?.message ?? 'not an event'}`,
    remedy: (last === undefined ? undefined : remedies[last]) ?? fallback,
  };
};
