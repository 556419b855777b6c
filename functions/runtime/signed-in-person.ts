import { isRole, may, type Permission, type Role, whoMay } from '../../domain/access.ts';
import { NotAllowed } from '../../domain/errors.ts';
import { type HttpEvent, NotSignedIn } from './http-event.ts';
import type { TeamReach } from './team-reach.ts';

/** who is signed in, from the token the authorizer has checked */
export interface Person {
  /** a name that never changes hands: what the timeline and four eyes know the person by */
  readonly id: string;
  readonly roles: readonly Role[];
  /** of a supplier: the teams they work for, and nothing of others is theirs to see. Absent for our own people */
  readonly teams?: readonly string[];
}

/**
 * The groups of the one claim our user pool writes them into. A list is a list; an HTTP API hands it on in brackets, its members parted by
 * one space each, which no group's name can have (Cognito takes none). Text that is no such list names no group: it is never cut up.
 */
const groupsOf = (claim: unknown): readonly string[] => {
  if (Array.isArray(claim)) return claim.filter((one) => typeof one === 'string');
  if (typeof claim !== 'string' || !/^\[\S+( \S+)*\]$/.test(claim)) return [];
  return claim.slice(1, -1).split(' ');
};

/** who is in a group so named works for the supplier's team that policy has under the rest of the name */
const supplierGroup = 'supplier-';

const firstText = (...values: readonly unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

/** @throws NotSignedIn when the token names nobody */
export const personOf = (event: HttpEvent): Person => {
  const claims = event.requestContext.authorizer?.jwt.claims ?? {};
  const id = firstText(claims['cognito:username'], claims['username'], claims['sub']);
  if (id === undefined) throw new NotSignedIn('Send a token of a signed-in person as Authorization: Bearer');
  const groups = groupsOf(claims['cognito:groups']);
  const teams = groups.flatMap((one) => (one.startsWith(supplierGroup) ? [one.slice(supplierGroup.length)] : []));
  return { id, roles: groups.filter(isRole), ...(teams.length === 0 ? {} : { teams }) };
};

/** @throws NotAllowed for somebody of a supplier, unless the route is one of their team's work, and about it */
export const demandReach = ({ teams }: Person, reach: TeamReach | undefined, withinTeam: boolean): void => {
  if (teams === undefined || reach === 'open' || reach === 'narrowed' || (reach === 'own_work' && withinTeam)) return;
  throw new NotAllowed({ code: 'team-only', about: { teams: [...teams] } });
};

/** @throws NotAllowed naming the roles that may */
export const demand = (person: Person, permission: Permission): void => {
  if (may(person.roles, permission)) return;
  throw new NotAllowed({ code: 'role-missing', about: { has: [...person.roles], wanted: [...whoMay(permission)] } });
};
