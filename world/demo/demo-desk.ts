import { addBusinessHours } from '../../domain/calendar/add-business-hours.ts';
import type { BusinessCalendar } from '../../domain/calendar/business-calendar.ts';
import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';

const DAY = 86_400_000;
/** eleven o'clock where the desk opens at nine */
const INTO_THE_DAY_HOURS = 2;

/** the desk of the demo: as of a back-test, except that some merchants are declined, put to sleep or closed, so that there is one of each */
export const demoDesk = (desk: DeskSettings): DeskSettings => ({
  ...desk,
  choices: {
    ...desk.choices,
    onboarding_deadlines: { extend: 0.97, close: 0.03 },
    onboarding_rescue: { continue: 0.88, close: 0.12 },
    risk_review: { approve: 0.65, decline: 0.25, request_information: 0.1 },
    activation_rescue: { continue: 0.3, sleep: 0.5, close: 0.2 },
  },
});

/** when the company works, wherever its merchants are. Throws RangeError for a policy without a calendar of its own */
export const workCalendar = ({ merchantCalendars, calendars }: PolicyDocument): BusinessCalendar => {
  const calendar = calendars[merchantCalendars['default'] ?? ''];
  if (calendar === undefined) throw new RangeError('merchantCalendars.default: the policy names no calendar');
  return calendar;
};

/** the late morning of the newest working day there is at `now` (epoch ms): people are at work, and something happens */
export function workingMorning(policy: PolicyDocument, now: number): number {
  const calendar = workCalendar(policy);
  const today = Math.floor(now / DAY) * DAY;
  for (let back = 0; back < 15; back += 1) {
    const day = today - back * DAY;
    const at = Date.parse(addBusinessHours(calendar, new Date(day).toISOString(), INTO_THE_DAY_HOURS));
    if (at < day + DAY) return at;
  }
  return today;
}
