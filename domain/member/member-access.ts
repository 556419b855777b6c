import type { MemberRole } from '../model/member.ts';

const managing = ['owner', 'manager'] as const;
const everybody = ['owner', 'manager', 'shop', 'accounting'] as const;

/** who of a merchant may do what on the merchant's page: the one table */
const allowed = {
  /** steps, what is due and what is with us: it names persons and what the law asks of them */
  'home.read': managing,
  'requirement.hand-in': managing,
  /** what was written to the merchant: it names what is due, and decisions */
  'messages.read': managing,
  /** which letters the merchant gets, and what it thinks of our work */
  'letters.answer': managing,
  /** who may sign in, and who did what; of owners, owners only (domain/member/owner-rules.ts) */
  'members.manage': managing,
  /** accepting one's own invitation, and leaving */
  'membership.own': everybody,
} as const satisfies Record<string, readonly MemberRole[]>;

export type MemberPermission = keyof typeof allowed;
const isMemberPermission = (name: string): name is MemberPermission => Object.hasOwn(allowed, name);
export const memberPermissions: readonly MemberPermission[] = Object.keys(allowed).filter(isMemberPermission);

export const memberMay = (role: MemberRole, permission: MemberPermission): boolean => membersWhoMay(permission).includes(role);

/** the roles that have a permission, for the text of a refusal */
export const membersWhoMay = (permission: MemberPermission): readonly MemberRole[] => allowed[permission];
