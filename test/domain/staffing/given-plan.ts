import type { PlanInputs } from '../../../domain/staffing/shift-plan.ts';

/** eight weeks before Monday 2026-11-23: on each weekday twelve tasks from ten o'clock on, on Saturday and Sunday two */
export const given = (more: Partial<PlanInputs> = {}): PlanInputs => ({
  ...{ handlingMinutes: 30, slaOpenHours: 4, opens: '08:00', closes: '20:00', timeZone: 'Europe/London' },
  ...{ effective: 0.72, attainment: 0.97, patterns: [1, 2, 7], weeks: 8 },
  ...{ week: '2026-11-23', until: '2026-11-22', days: 56 },
  // 2026-09-28, the first day, is a Monday
  came: Array.from({ length: 56 }, (_, day): [number, number] => [day * 48 + 20, day % 7 < 5 ? 12 : 2]),
  ...more,
});

export const weekdays = { days: [1, 2, 3, 4, 5], start: '09:00', lunch: '12:00', people: 3 };
export const weekend = { days: [3, 4, 5, 6, 7], start: '09:00', lunch: '12:00', people: 1 };
