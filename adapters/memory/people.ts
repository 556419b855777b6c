import { type Role, roles } from '../../domain/access.ts';
import type { People } from '../../domain/people.ts';
import { colleaguesOf } from '../colleagues-of.ts';
import { copy } from './world.ts';

interface Known {
  readonly id: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  /** may sign in; default true */
  readonly enabled?: boolean;
}

/** people in memory, told who there is; of two of one id the later one counts */
export const people = (): People & { admit(known: Known): void } => {
  const all = new Map<string, Known>();
  return {
    admit: (known) => void all.set(known.id, copy(known)),
    everyone: async () =>
      colleaguesOf(
        roles.flatMap((role) =>
          [...all.values()]
            .filter((one) => one.roles.includes(role))
            .map(({ id, name = '', enabled = true }) => ({ role, id, name, enabled })),
        ),
      ),
  };
};
