import { isRole, may, type Permission, type Role, whoMay } from '../../domain/access.ts';
import { NotAllowed } from '../../domain/errors.ts';
import { type HttpEvent, NotSignedIn } from './http-event.ts';

/** who is signed in, from the token the authorizer has checked */
export interface Person {
  /** a name that never changes hands: what the timeline and four eyes know the person by */
  readonly id: string;
  readonly roles: readonly Role[];
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

const firstText = (...values: readonly unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

/** @throws NotSignedIn when the token names nobody */
export const personOf = (event: HttpEvent): Person => {
  const claims = event.requestContext.authorizer?.jwt.claims ?? {};
  const id = firstText(claims['cognito:username'], claims['username'], claims['sub']);
  if (id === undefined) throw new NotSignedIn('Send a token of a signed-in person as Authorization: Bearer');
  return { id, roles: groupsOf(claims['cognito:groups']).filter(isRole) };
};

/** @throws NotAllowed naming the roles that may */
export const demand = (person: Person, permission: Permission): void => {
  if (may(person.roles, permission)) return;
  throw new NotAllowed({ code: 'role-missing', about: { has: [...person.roles], wanted: [...whoMay(permission)] } });
};
