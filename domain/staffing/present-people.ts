import * as z from 'zod';
import { dayNumber } from '../calendar/day-number.ts';
import { localDay, zonedInstant } from '../calendar/zone.ts';
import { day, instant } from '../values.ts';
import { hoursOf } from './judge-plan.ts';
import { staffOf } from './legal-shifts.ts';
import { SLOT, slotsADay } from './open-hours.ts';
import { type Absence, staffWithout } from './read-absences.ts';
import type { ShiftPlan } from './shift-plan.ts';
import { readShift } from './written-shift.ts';

const absence = z.object({
  day: z.int().min(0).max(6),
  from: z.int().min(0).max(1440),
  to: z.int().min(0).max(2880),
  people: z.int().min(1).max(10_000),
});
/** who is away in a week, as a lead gave it: how many and when, and no names */
export const weekAbsences = z.object({
  /** Monday */
  week: day,
  version: z.int().min(0),
  absences: z.array(absence).max(500),
  by: z.string().min(1),
  at: instant,
});
export type WeekAbsences = z.infer<typeof weekAbsences>;

export interface Presence {
  /** minutes of people by the plan, from the beginning of its local day until now */
  readonly planned: number;
  /** of these, minutes of people who were away */
  readonly away: number;
}

/** Monday of the week of an instant, by a zone's clock */
export const weekOf = (zone: string, now: string): string => {
  const today = localDay(zone, Date.parse(now));
  return new Date((today - ((today + 3) % 7)) * 86_400_000).toISOString().slice(0, 10);
};

/** Who was planned for today and who was away, until now: undefined where the plan is for another week. */
export const presenceToday = (
  plan: Pick<ShiftPlan, 'week' | 'opens' | 'closes' | 'shifts' | 'timeZone'>,
  absences: readonly Absence[],
  now: string,
): Presence | undefined => {
  if (weekOf(plan.timeZone, now) !== plan.week) return undefined;
  const hours = hoursOf(plan);
  const shifts = plan.shifts.flatMap((one) => {
    const read = readShift(hours, one);
    return typeof read === 'string' ? [] : [read];
  });
  const staff = staffOf(hours, shifts);
  const there = staffWithout(hours, staff, absences);
  const today = localDay(plan.timeZone, Date.parse(now));
  const first = (today - dayNumber(plan.week)) * slotsADay(hours);
  let [planned, away] = [0, 0];
  for (let slot = 0; slot < slotsADay(hours); slot += 1) {
    const begins = zonedInstant(plan.timeZone, today, hours.opens + slot * SLOT);
    const passed = Math.min(SLOT, Math.max(0, (Date.parse(now) - begins) / 60_000));
    planned += passed * Number(staff[first + slot]);
    away += passed * (Number(staff[first + slot]) - Number(there[first + slot]));
  }
  return { planned, away };
};
