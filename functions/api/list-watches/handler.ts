import { rulesSeen } from '../../../domain/volume/look-at-rule.ts';
import type { WatchReader } from '../../../domain/volume/volume-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'figures.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** lines of the history that are looked through */
const toldShown = 100;

/** one's own alerts and the desk's; somebody else's are theirs to see */
export const handle =
  ({ watches }: { readonly watches: WatchReader }) =>
  async ({ person }: CallOf<typeof wanted>) => {
    const [all, told] = await Promise.all([watches.rules(), watches.told(toldShown)]);
    const own = new Set(all.filter(({ whose, by }) => whose === 'desk' || by === person.id).map(({ id }) => id));
    return { rules: [...rulesSeen(all, person.id)], told: told.filter(({ ruleId }) => own.has(ruleId)) };
  };
