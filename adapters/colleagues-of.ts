import type { Role } from '../domain/access.ts';
import type { Colleague } from '../domain/people.ts';

/** somebody as a member of one group: in several groups they are there several times */
export interface Member {
  readonly role: Role;
  readonly id: string;
  /** empty when nobody said it */
  readonly name: string;
  readonly enabled: boolean;
}

const byName = new Intl.Collator('en');

/** one line a person with all roles, in order; who may no longer sign in is left out, who has no name goes by the one they sign in with */
export const colleaguesOf = (members: readonly Member[]): readonly Colleague[] => {
  const found = new Map<string, Colleague>();
  for (const { id, name, role, enabled } of members) {
    if (!enabled) continue;
    const before = found.get(id)?.roles ?? [];
    found.set(id, { id, name: name === '' ? id : name, roles: [...before, role] });
  }
  return [...found.values()].sort((one, other) => byName.compare(one.name, other.name) || byName.compare(one.id, other.id));
};
