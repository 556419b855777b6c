import * as z from 'zod';
import { faultsOf } from './check-shifts.ts';
import { simulatePeople } from './simulate-people.ts';

const plan = z.object({
  people: z.int(),
  shifts: z.array(z.object({ days: z.array(z.int()), start: z.string(), lunch: z.string(), people: z.int() })),
});
const minute = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** What a written plan is worth, from its file and the work that came (wall-clock minutes), by people one at a time. */
export function checkedPlan(
  text: string,
  arrivals: readonly number[],
  given: { readonly open: string; readonly sla: number; readonly handling: number; readonly effective: number },
) {
  const { people, shifts } = plan.parse(JSON.parse(text));
  const [opens, closes] = [minute(given.open.slice(0, 5)), minute(given.open.slice(6))];
  const day = closes - opens;
  const week = 7 * day;
  const busy = shifts.flatMap((shift) => {
    const minutes = new Set<number>();
    const lunch = (minute(shift.lunch) - minute(shift.start) + 1440) % 1440;
    for (const one of shift.days)
      for (let at = 0; at < 540; at += 1)
        if (at < lunch || at >= lunch + 60) minutes.add(((one - 1) * day + minute(shift.start) - opens + at) % week);
    return Array.from({ length: shift.people }, () => minutes);
  });
  const open = arrivals.map((at) => {
    const whole = Math.floor(at / 1440);
    const of = at - whole * 1440;
    return of >= closes ? (whole + 1) * day : whole * day + Math.max(0, of - opens);
  });
  // 1970-01-01 was a Thursday
  const present = (person: number, at: number): boolean => busy[person]?.has((at + 3 * day) % week) ?? false;
  const rules = { day, present, people: busy.length, handling: given.handling, effective: given.effective, due: given.sla * 60 };
  const { attainment } = simulatePeople(open, rules);
  return {
    people,
    faults: [...(people === busy.length ? [] : ['people and shifts differ']), ...faultsOf(shifts, { opens, closes })],
    attainment,
  };
}
