import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { dayNumber } from '../../domain/calendar/day-number.ts';
import { hoursOf, minutesOf } from '../../domain/staffing/judge-plan.ts';
import { planInputs } from '../../domain/staffing/shift-plan.ts';
import { writeShift } from '../../domain/staffing/written-shift.ts';
import { planShifts } from './plan-shifts.ts';

/** solves one plan, from its inputs to its shifts, and ends: a solver in WebAssembly gives no memory back, and dies after thousands of calls */
const inputs = planInputs.parse(JSON.parse(await text(process.stdin)));
const to = dayNumber(inputs.until);
const from = to - 7 * inputs.weeks + 1;
const planned = await planShifts(
  minutesOf(inputs).filter((minute) => minute >= from * 1440),
  {
    ...{ hours: hoursOf(inputs), handling: inputs.handlingMinutes, slaMinutes: inputs.slaOpenHours * 60 },
    ...{ effective: inputs.effective, attainment: inputs.attainment, patterns: inputs.patterns, from, to },
    seconds: z.coerce.number().parse(process.argv[2]),
  },
);
process.stdout.write(JSON.stringify(planned?.shifts.map(writeShift) ?? null));
