import * as z from 'zod';
import { country, day, instant, itemBase } from '../values.ts';

export const person = z.object({
  ...itemBase,
  kind: z.literal('person'),
  name: z.string().min(1),
  roles: z.array(z.enum(['representative', 'owner', 'director'])),
  birthDate: day.optional(),
  country: country.optional(),
  ownershipPercent: z.number().min(0).max(100).optional(),
});
export type Person = z.infer<typeof person>;

/** the full account number is never stored: last4 to recognise it by, fingerprint to compare it by */
export const bankAccount = z.object({
  ...itemBase,
  kind: z.literal('bank_account'),
  country,
  last4: z.string().length(4),
  fingerprint: z.string().min(16),
  holder: z.string().optional(),
  addedAt: instant,
});
export type BankAccount = z.infer<typeof bankAccount>;

export const paymentMethodStatus = z.enum([
  'activated',
  'pending_boarding',
  'pending_review',
  'pending_external',
  'rejected',
  'disabled',
  'terminated',
]);
export type PaymentMethodStatus = z.infer<typeof paymentMethodStatus>;

/** available = wanted and its capability active; id is the method: `pix`, `card`, `sepa_debit` */
export const paymentMethod = z.object({
  ...itemBase,
  kind: z.literal('payment_method'),
  pspClient: z.string().min(1),
  wanted: z.boolean(),
  status: paymentMethodStatus,
  statusAt: instant,
  statusReason: z.string().optional(),
});
export type PaymentMethod = z.infer<typeof paymentMethod>;
