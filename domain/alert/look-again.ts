import { addDays } from '../calendar/add-days.ts';
import { later } from '../calendar/earlier.ts';
import { localDay, zonedInstant } from '../calendar/zone.ts';
import type { Alert } from '../model/alert.ts';
import type { Requirement } from '../model/requirement.ts';
import { isOpen } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { alertRule } from './alert-rules.ts';

/** a summary of the week before comes on Monday at eight, by the merchant's clock; where that is before the week ends by UTC, at its end */
const MONDAY = 1;
const dayMs = 86_400_000;
const morning = 8 * 60;
/** 1970-01-01 was a Thursday */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const nextMonday = (zone: string, now: string): string => {
  const today = localDay(zone, Date.parse(now));
  const at = (day: number): string => new Date(Math.max(zonedInstant(zone, day, morning), day * dayMs)).toISOString();
  const days = (MONDAY - weekdayOf(today) + 7) % 7;
  return at(today + days) > now ? at(today + days) : at(today + days + 7);
};

/** the days a member chose */
export const daysOf = ({ alert, days }: Alert): number => days ?? alertRule(alert).days?.usual ?? 0;

/** what the merchant has to hand in by a day that is known */
export const withDeadline = ({ requirements }: Pick<Snapshot, 'requirements'>) =>
  requirements.flatMap((one): readonly { readonly requirement: Requirement; readonly deadline: string }[] =>
    isOpen(one) && one.awaitingActionFrom === 'merchant' && one.deadline !== undefined
      ? [{ requirement: one, deadline: one.deadline }]
      : [],
  );

/** what an alert about a deadline is known by: another deadline is another alert */
export const deadlineKey = (requirementId: string, deadline: string): string => `${requirementId}@${deadline}`;

/** When an alert is worth a look (ISO 8601 UTC): undefined where only an event brings it about, or there is nothing to wait for. */
export const lookAgainAt = (snapshot: Snapshot, one: Alert, now: string): string | undefined => {
  const days = daysOf(one);
  switch (one.alert) {
    case 'weekly_summary':
      return nextMonday(snapshot.merchant.timeZone, now);
    case 'payout_failed':
      return undefined;
    case 'no_sale': {
      const { lastSaleAt } = snapshot.payments ?? {};
      const silentAt = lastSaleAt === undefined ? undefined : addDays(lastSaleAt, days);
      // nobody writes an alert anew with every sale: it looks when the present silence would be long enough
      if (silentAt === undefined || lastSaleAt === undefined || one.told.includes(lastSaleAt)) return addDays(now, days);
      return later(silentAt, now);
    }
    case 'requirement_due': {
      const [first] = withDeadline(snapshot)
        .filter(({ requirement, deadline }) => deadline > now && !one.told.includes(deadlineKey(requirement.id, deadline)))
        .map(({ deadline }) => addDays(deadline, -days))
        .toSorted();
      return first === undefined ? undefined : later(first, now);
    }
  }
};
