import type { AlertKind } from '../model/alert.ts';
import { alertKinds } from '../model/alert-kinds.ts';
import type { MemberRole } from '../model/member.ts';

interface Rule {
  /** who may be told: an alert says no more than its reader may see on the page */
  readonly roles: readonly MemberRole[];
  /** the days a member chooses; undefined where there are none */
  readonly days: { readonly least: number; readonly most: number; readonly usual: number } | undefined;
}

const rules = {
  requirement_due: { roles: ['owner', 'manager'], days: { least: 1, most: 30, usual: 7 } },
  payout_failed: { roles: ['owner', 'manager', 'accounting'], days: undefined },
  no_sale: { roles: ['owner', 'manager', 'shop'], days: { least: 1, most: 90, usual: 7 } },
  weekly_summary: { roles: ['owner', 'manager', 'accounting'], days: undefined },
} as const satisfies Readonly<Record<AlertKind, Rule>>;

export const alertRule = (kind: AlertKind): Rule => rules[kind];

export const mayHave = (role: MemberRole, kind: AlertKind): boolean => alertRule(kind).roles.includes(role);

/** the alerts a role may choose, in order */
export const alertsFor = (role: MemberRole): readonly AlertKind[] => alertKinds.filter((kind) => mayHave(role, kind));

export const alertIdOf = (kind: AlertKind, member: string): string => `${kind}/${member}`;
