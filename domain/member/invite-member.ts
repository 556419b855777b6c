import * as z from 'zod';
import { Conflict, InvalidInput } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import { type InvitedMember, type Member, type MemberRole, memberRole } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { letterIdOf, sendLetter } from '../nudge/send-letter.ts';
import { instant } from '../values.ts';
import { memberEntry } from './member-entry.ts';
import { normalEmail } from './normal-email.ts';
import { demandOwnerFor, managing } from './owner-rules.ts';

const dayMs = 86_400_000;
/** days an invitation can be accepted */
export const invitationDays = 14;
/** letters of invitation within a day: to one address, and of one merchant. Nobody is bombed with mail in our name */
const lettersPerAddress = 5;
const lettersPerMerchant = 30;
/** people who may sign in for a merchant or are invited: all of them are read with every decision */
const mostMembers = 50;

export const invited = z.object({
  kind: z.enum(['invited', 'invited_again']),
  email: z.string(),
  role: memberRole,
  expiresAt: instant,
});
type Invited = z.infer<typeof invited>;

export interface InviteInput {
  readonly merchantId: string;
  /** makes a second press of the button harmless */
  readonly requestId: string;
  readonly by: string;
  /** as it was typed */
  readonly email: string;
  readonly role: MemberRole;
  /** BCP 47: what the letter is written in */
  readonly language: string;
}

const recent = ({ lettersAt = [] }: Pick<Member, 'lettersAt'>, now: string): readonly string[] =>
  lettersAt.filter((at) => Date.parse(at) + dayMs > Date.parse(now));

/** Throws Conflict with when the next letter may be written */
const demandFewLetters = (sentAt: readonly string[], most: number): void => {
  const first = sentAt.toSorted()[sentAt.length - most];
  if (first === undefined) return;
  const until = new Date(Date.parse(first) + dayMs).toISOString();
  throw new Conflict({ code: 'invitations-too-many', about: { until } });
};

/**
 * Invites somebody to the merchant's page, in a letter whose link only opens the sign-in. Whoever is invited already is written to again,
 * with the role that was chosen last. Throws InvalidInput for an address no letter reaches, Conflict for somebody who may sign in already and when too many were invited,
 * NotAllowed, MerchantNotFound, MerchantClosed.
 */
export const inviteMember = (snapshot: Snapshot | undefined, input: InviteInput, context: Context): Decision<Invited> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { merchantId, by, role, language, requestId } = input;
  const { now } = context;
  const email = normalEmail(input.email);
  if (email === undefined) throw new InvalidInput('email', { code: 'email-not-one', about: {} });
  const known = present.members.find(({ id }) => id === email);
  demandOwnerFor(managing(present, by), role, ...(known?.status === 'invited' ? [known.role] : []));
  if (known?.status === 'active') throw new Conflict({ code: 'member-already', about: { role: known.role } });
  const here = present.members.filter(({ status }) => status !== 'removed').length;
  if (known?.status !== 'invited' && here >= mostMembers)
    throw new Conflict({ code: 'members-too-many', about: { most: mostMembers } });
  const own = known === undefined ? [] : recent(known, now);
  demandFewLetters(own, lettersPerAddress);
  demandFewLetters(
    present.members.flatMap((one) => recent(one, now)),
    lettersPerMerchant,
  );
  const expiresAt = new Date(Date.parse(now) + invitationDays * dayMs).toISOString();
  const about = { letter: 'member_invited', because: `invite/${email}/${requestId}`, inviter: by, expiresAt } as const;
  const letter = sendLetter(
    present,
    {
      ...about,
      actor: { kind: 'system', id: 'invite-member' },
      run: present.merchant.run,
      to: { address: email, locale: language },
    },
    context,
  );
  const member: InvitedMember = {
    ...{ kind: 'member', merchantId, id: email, version: known?.version ?? 0, status: 'invited', role, since: now },
    ...{ invitedBy: by, expiresAt, letterId: letterIdOf(about), lettersAt: [...own, now] },
  };
  const kind = known?.status === 'invited' ? 'invited_again' : 'invited';
  return {
    result: { kind, email, role, expiresAt },
    puts: [member, ...letter.puts],
    deletes: [],
    timeline: [memberEntry(member, 'invited', by, context, { role, expiresAt }), ...letter.timeline],
  };
};
