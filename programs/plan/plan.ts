import { writeFileSync } from 'node:fs';
import { solveProblem } from '../../adapters/highs/solve-problem.ts';
import { planShifts } from '../../application/plan-shifts.ts';
import { SHIFT_MINUTES } from '../../domain/staffing/legal-shifts.ts';
import { writeShift } from '../../domain/staffing/written-shift.ts';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { attainmentOf, readOptions, usage } from './plan-options.ts';
import { readArrivals } from './read-arrivals.ts';

/** from the start of the program, so that a slower machine ends within fifteen */
const SECONDS = 11;
const toTenThousandth = (value: number): number => Math.round(value * 10_000) / 10_000;

async function main(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv);
  if (options['sla-open-hours'] * 60 < options['aht-minutes'] / options.effective)
    throw new BadOption(
      '--sla-open-hours is shorter than a person takes for one piece: give at least --aht-minutes ÷ --effective',
    );
  const arrivals = await readArrivals(options.arrivals, options['time-zone'], options.weeks);
  const wanted = {
    ...{ hours: options.open, handling: options['aht-minutes'], slaMinutes: options['sla-open-hours'] * 60 },
    ...{ effective: options.effective, ...options.weeks, attainment: attainmentOf(options) },
    // a large file takes some of them to read
    seconds: Math.max(3, SECONDS - performance.now() / 1000),
  };
  const planned = await planShifts(arrivals, wanted, solveProblem);
  if (planned === undefined)
    throw new BadOption('--open and --sla-open-hours leave no plan that was found in time: give longer ones');
  const people = planned.shifts.reduce((sum, shift) => sum + shift.people, 0);
  const plan = {
    people,
    // paid, lunch included
    hours: (people * 5 * SHIFT_MINUTES) / 60,
    shifts: planned.shifts.map(writeShift),
    expected: {
      attainment: toTenThousandth(planned.expected.attainment),
      worstWeek: toTenThousandth(planned.expected.worstWeek),
    },
  };
  try {
    writeFileSync(options.out, `${JSON.stringify(plan, undefined, 1)}\n`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BadOption(`--out cannot be written: ${why}. Give a file in a folder that exists.`);
  }
  const { attainment, worstWeek } = plan.expected;
  console.log(
    `${people} people; on those days ${(attainment * 100).toFixed(1)} % in time, in the worst week ${(worstWeek * 100).toFixed(1)} %; plan in ${options.out}`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
