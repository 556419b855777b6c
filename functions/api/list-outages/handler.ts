import { addDays } from '../../../domain/calendar/add-days.ts';
import type { OutageReader } from '../../../domain/outage/outage-ports.ts';
import { standingOf } from '../../../domain/outage/outage-standing.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'outage.read',
  teams: 'open',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** days an outage that is over stays on the list */
const shownDays = 60;

/** every outage that runs, is planned, waits for a second person or ended lately */
export const handle =
  ({ outages, clock }: { readonly outages: OutageReader; readonly clock: Clock }) =>
  async (_call: CallOf<typeof wanted>) => {
    const asOf = clock.now();
    const { outages: known } = await outages.book();
    return {
      asOf,
      outages: known
        .filter(({ until, proposed }) => proposed === true || addDays(until, shownDays) > asOf)
        .toSorted((one, other) => (one.from < other.from ? 1 : -1))
        .map(({ release, ...one }) => ({
          ...one,
          standing: standingOf({ ...one, release }, asOf),
          released: release?.count ?? 0,
        })),
    };
  };
