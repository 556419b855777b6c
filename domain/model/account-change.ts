import * as z from 'zod';
import { redFlags } from '../policy/change-schema.ts';
import { actor, country, instant, itemBase } from '../values.ts';

/** the answers of the EU's Verification of Payee: match, close match, no match, no answer possible */
export const holderAnswer = z.enum(['MTCH', 'CMTC', 'NMTC', 'NOAP']);
export type HolderAnswer = z.infer<typeof holderAnswer>;

/** where post reaches the merchant */
export const postalAddress = z.object({
  lines: z.array(z.string().min(1)).min(1).max(4),
  postcode: z.string().min(1).optional(),
  city: z.string().min(1),
  country,
});

/** the new value; of an account number only what it is recognised and compared by */
export const changeTarget = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('bank_account'),
    country,
    last4: z.string().length(4),
    fingerprint: z.string().min(16),
    holder: z.string().min(1).optional(),
  }),
  z.object({ of: z.literal('address'), ...postalAddress.shape }),
  z.object({
    of: z.literal('contact'),
    name: z.string().min(1).optional(),
    email: z.string().min(1).optional(),
    phone: z.string().min(1).optional(),
  }),
]);
export type ChangeTarget = z.infer<typeof changeTarget>;

/** a way to reach the merchant, and since when we know it */
export const knownContact = z.object({
  channel: z.enum(['phone', 'email']),
  value: z.string().min(1),
  since: instant,
  /** replaced at this instant: still asked and told for a while */
  until: instant.optional(),
});
export type KnownContact = z.infer<typeof knownContact>;

export const redFlag = z.object({ flag: z.enum(redFlags), points: z.int().min(0) });
export type RedFlag = z.infer<typeof redFlag>;

/** how the wish reached us, and what about it is known */
export const changeRequest = z.object({
  through: z.enum(['page', 'email', 'phone', 'post', 'visit', 'chat']),
  /** address the letter came from */
  sender: z.string().min(1).optional(),
  /** address an answer to it would go to */
  replyTo: z.string().min(1).optional(),
  urgent: z.boolean().default(false),
  /** payouts can no longer arrive on the old account */
  oldAccountClosed: z.boolean().default(false),
  /** the account is on file for another merchant too */
  accountOfAnother: z.boolean().default(false),
  /** payout that was due as it was asked for, minor units of the merchant's currency */
  payoutDueMinor: z.int().min(0).optional(),
});
export type ChangeRequest = z.infer<typeof changeRequest>;

const deed = { by: z.string().min(1), at: instant, reason: z.string().min(1) };

export const stopReasons = [
  'objection',
  'call_back_denied',
  'holder_declined',
  'approval_declined',
  'no_known_contact',
  'expired',
  'merchant_left',
] as const;
export type StopReason = (typeof stopReasons)[number];

/**
 * A change of the account under way, with the evidence it has so far. Whatever the protocol asks for is kept here, because tasks move to
 * the archive: the hand-over believes this item and nothing else.
 */
export const accountChange = z.object({
  ...itemBase,
  kind: z.literal('account_change'),
  status: z.enum(['open', 'handed_over', 'closed', 'stopped']),
  to: changeTarget,
  request: changeRequest,
  askedBy: actor,
  askedAt: instant,
  reason: z.string().min(1).optional(),
  /** of one asked for on the merchant's page: hash of the ticket whose new code was typed. One code asks for one change */
  proof: z.string().min(1).optional(),
  /** the run that has it in hand; absent until its first step */
  run: z.string().min(1).optional(),
  flags: z.array(redFlag),
  /** the contact that is called back, chosen as the change is weighed */
  callBackTo: knownContact.optional(),
  /** requirement whose verified document is the evidence; absent where policy asks for none */
  evidenceId: z.string().min(1).optional(),
  /** advisory: what the account's bank says of its holder */
  holder: z.object({ answer: holderAnswer, name: z.string().min(1).optional(), at: instant }).optional(),
  holderOverride: z.object(deed).optional(),
  calledBack: z.object({ ...deed, contact: knownContact }).optional(),
  notified: z.object({ at: instant, letters: z.array(z.string().min(1)) }).optional(),
  coolingOff: z
    .object({
      workingDays: z.number().positive(),
      from: instant,
      until: instant,
      reasons: z.array(z.enum(['usual', 'no_match', 'no_answer', 'other_country', 'red_flags'])),
    })
    .optional(),
  approvals: z.array(z.object(deed)),
  objection: z
    .object({ by: actor, through: z.enum(['letter', 'page', 'event', 'operations', 'call_back']), at: instant })
    .optional(),
  stopped: z.object({ because: z.enum(stopReasons), at: instant }).optional(),
  /** payouts wait: since when and why, and who let them go */
  hold: z
    .object({
      since: instant,
      because: z.enum(['objection', 'old_account_closed']),
      released: z.object({ by: z.string().min(1), at: instant }).optional(),
    })
    .optional(),
  handedOverAt: instant.optional(),
  firstPayoutAt: instant.optional(),
  closedAt: instant.optional(),
});
export type AccountChange = z.infer<typeof accountChange>;

/** payouts wait because of it */
export const holdsPayouts = ({ hold }: Pick<AccountChange, 'hold'>): boolean => hold !== undefined && hold.released === undefined;
