import * as z from 'zod';
import { days, workingDays } from '../calendar/business-calendar.ts';

/** what of a merchant's account is changed by the protocol, and by nothing else */
export const changeKinds = ['bank_account', 'address', 'contact'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** what about a request is harmless by itself, and together how fraud looks */
export const redFlags = [
  'sender_domain_new',
  'reply_to_differs',
  'urgent',
  'new_country',
  'account_of_another',
  'contact_changed_lately',
  'large_payout_due',
] as const;

/** how a change of bank account, address or contact is made sure of; without it none is taken */
export const changePolicy = z.object({
  /** days a contact must have been one, before the request, to be called back */
  contactAgeDays: days,
  /** days for which a contact that was replaced is still told and called */
  formerContactDays: days,
  /** changes for which a document is asked for */
  evidenceFor: z.array(z.enum(changeKinds)),
  /** working days of the merchant's calendar between the notices and the hand-over */
  coolingOffWorkingDays: workingDays,
  /** the same when the holder does not match or cannot be checked, in another country, or at this score of red flags */
  longCoolingOffWorkingDays: workingDays,
  longFromScore: z.int().positive(),
  /** points of each red flag */
  flags: z.record(z.enum(redFlags), z.int().min(0)),
  /** payout that is due, minor units a currency, from which it is a red flag */
  largePayoutMinor: z.record(z.string(), z.int().positive()),
  /** payouts wait while the old account is closed and the new one is not sure; an objection holds them whatever this says */
  holdWhenOldAccountClosed: z.boolean().default(true),
  /** days after which a change without its evidence ends */
  expiresAfterDays: days,
  /** days for which the first payout to a new account is waited for */
  firstPayoutDays: days,
});
export type ChangePolicy = z.infer<typeof changePolicy>;
