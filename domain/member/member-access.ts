import { type MemberRole, memberRoles } from '../model/member.ts';

const managing = ['owner', 'manager'] as const;
const everybody = memberRoles;

/** who of a merchant may do what on the merchant's page: the one table */
const allowed = {
  /** steps, what is due and what is with us: it names persons and what the law asks of them */
  'home.read': managing,
  'requirement.hand-in': managing,
  /** fees, who bears them, and what is offered */
  'conditions.read': [...managing, 'accounting'],
  /** binds the merchant: prices accepted, fees passed on to customers */
  'conditions.accept': ['owner'],
  /** whoever has a key acts for the merchant */
  'api-keys.manage': ['owner'],
  /** the name on statements and the colour of payment pages */
  'brand.manage': managing,
  /** what was written to the merchant: it names what is due, and decisions */
  'messages.read': managing,
  /** asks us, and reads the answers: whoever manages the merchant all of them, others their own */
  'requests.ask': everybody,
  /** chooses what to be told by e-mail: everybody for themselves */
  'alerts.choose': everybody,
  /** how to go live, and what is often asked */
  'help.read': everybody,
  /** which letters the merchant gets, and what it thinks of our work */
  'letters.answer': managing,
  /** what the company paid out, and to which account */
  'payouts.read': ['owner', 'manager', 'accounting'],
  /** files of every movement, payouts too */
  'exports.make': ['owner', 'manager', 'accounting'],
  /** the link for friends, and what became of them */
  'referrals.read': managing,
  'insights.read': ['owner', 'manager', 'accounting'],
  /** what buyers paid and what went back: everybody who works with it; no buyer is in it by name */
  'sales.read': ['owner', 'manager', 'accounting', 'shop'],
  /** who may sign in, and who did what; of owners, owners only (domain/member/owner-rules.ts) */
  'members.manage': managing,
  /** what is on file about the company, and asking for a change of it */
  'company.manage': managing,
  /** another bank account, address or contact, asked for with a new code; and the word of somebody who did not ask */
  'account.change': managing,
  /** accepting one's own invitation, and leaving */
  'membership.own': everybody,
} as const satisfies Record<string, readonly MemberRole[]>;

export type MemberPermission = keyof typeof allowed;
const isMemberPermission = (name: string): name is MemberPermission => Object.hasOwn(allowed, name);
export const memberPermissions: readonly MemberPermission[] = Object.keys(allowed).filter(isMemberPermission);

export const memberMay = (role: MemberRole, permission: MemberPermission): boolean => membersWhoMay(permission).includes(role);

/** the roles that have a permission, for the text of a refusal */
export const membersWhoMay = (permission: MemberPermission): readonly MemberRole[] => allowed[permission];
