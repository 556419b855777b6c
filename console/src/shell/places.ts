import type { Permission } from '../../../domain/access.ts';

/** screens of some people only: nobody else is led there */
const needs: Readonly<Record<string, Permission>> = { privacy: 'erasure.read', money: 'money.read' };

/** the screens, in the order of the day, with the key that leads there after `g`; a group at a time */
const places = [
  [
    { page: 'today', key: 't' },
    { page: 'tasks', key: 'k' },
    { page: 'cases', key: 'c' },
    { page: 'merchants', key: 'm' },
    { page: 'money', key: 'o' },
  ],
  [
    { page: 'playbooks', key: 'p' },
    { page: 'process', key: 'r' },
    { page: 'policy', key: 'y' },
    { page: 'figures', key: 'f' },
    { page: 'realtime', key: 'n' },
    { page: 'teams', key: 'e' },
    { page: 'plan', key: 's' },
    { page: 'downtime', key: 'd' },
    { page: 'privacy', key: 'v' },
  ],
  [{ page: 'laptop', key: 'l' }],
] as const;

/** where people of a supplier find their team's work */
const ofTeams: readonly string[] = ['tasks', 'teams', 'laptop'];

interface Led {
  can(permission: Permission): boolean;
  readonly ofSupplier: boolean;
}
/** those somebody is led to, a group at a time */
export const placesOf = (person: Led, onLaptop: boolean) =>
  places
    .map((group) =>
      group.filter(
        ({ page }) =>
          (!person.ofSupplier || ofTeams.includes(page)) &&
          (page !== 'laptop' || onLaptop) &&
          (needs[page] === undefined || person.can(needs[page])),
      ),
    )
    .filter((group) => group.length > 0);
