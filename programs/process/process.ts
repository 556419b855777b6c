import * as z from 'zod';
import { businessCalendar } from '../../domain/calendar/business-calendar.ts';
import { type Span, spansOfCase, type WorkEvent } from '../../domain/process/spans-of-case.ts';
import { timeSpent, waitsOf } from '../../domain/process/where-time-goes.ts';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readTable } from '../../world/history/read-table.ts';
import { readOptions } from '../read-options.ts';

const usage = `npm run process -- --events <csv> [--open 08:00-21:00] [--days 1-6] [--country NL] [--time-zone Europe/Amsterdam]

  --events <csv>      a row for each event of a case: case, seq, at, activity, transition (schedule, start, complete)
  --open, --days      when somebody works; --country: whose holidays are none; --time-zone: whose clock

Prints where the time of all cases went, as JSON, in minutes: by whom it was waited for, and each wait with its median and 90th percentile, by
the clock and (worked) in the hours in which somebody works: by the clock each weekend is a wait.
Work is what has a schedule or a start somewhere; any other activity is a milestone.`;

const schema = z.object({
  events: z.string({ error: 'is missing: give the CSV file of the events' }),
  open: z
    .string()
    .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'are two times of a day: 08:00-21:00')
    .default('08:00-21:00'),
  days: z
    .string()
    .regex(/^[1-7]-[1-7]$/, 'are two ISO weekdays: 1-6')
    .default('1-6'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is two letters: NL')
    .default('NL'),
  'time-zone': z.string().default('Europe/Amsterdam'),
});
const kinds: Readonly<Record<string, WorkEvent['kind']>> = { schedule: 'scheduled', start: 'started', complete: 'ended' };
const row = z.object({
  case: z.string().min(1, 'must name the case'),
  seq: z.string().regex(/^\d+$/, 'must be a whole number').transform(Number),
  at: z
    .string()
    .transform((text) => Date.parse(text))
    .refine(Number.isFinite, 'must be an instant like 2011-10-01T00:38:44+02:00'),
  activity: z.string(),
  transition: z.string(),
});
const minutes = (ms: number): number => Math.round(ms / 600) / 100;

async function readSpans(
  file: string,
): Promise<{ readonly spans: readonly Span[]; readonly cases: number; readonly events: number }> {
  const cases = new Map<string, z.infer<typeof row>[]>();
  const worked = new Set<string>();
  let events = 0;
  for await (const one of readTable(file, row)) {
    const known = cases.get(one.case);
    if (known === undefined) cases.set(one.case, [one]);
    else known.push(one);
    if (one.transition !== 'complete') worked.add(one.activity);
    events += 1;
  }
  const spans = [...cases.values()].flatMap((all) =>
    spansOfCase(
      all
        .toSorted((one, other) => one.at - other.at || one.seq - other.seq)
        .map(({ at, activity, transition }) => ({
          ...{ at, work: activity },
          kind: worked.has(activity) ? (kinds[transition.toLowerCase()] ?? 'other') : 'other',
        })),
    ),
  );
  return { spans, cases: cases.size, events };
}

async function main(argv: readonly string[]): Promise<void> {
  const { events: file, open, days, country, 'time-zone': timeZone } = readOptions(schema, argv);
  const [first, last] = [Number(days[0]), Number(days[2])];
  const calendar = businessCalendar.safeParse({
    ...{ holidayCountry: country, timeZone, opens: open.slice(0, 5), closes: open.slice(6) },
    workdays: [1, 2, 3, 4, 5, 6, 7].filter((one) => one >= first && one <= last),
  });
  if (!calendar.success)
    throw new BadOption(`--open, --days or --time-zone make no calendar: ${z.prettifyError(calendar.error)}`);
  if (calendar.data.opens >= calendar.data.closes)
    throw new BadOption('--open must end after it begins, on the same day: 08:00-21:00');
  const { spans, cases, events } = await readSpans(file);
  const spent = timeSpent(spans, calendar.data);
  const parts = Object.fromEntries(Object.entries(spent).map(([who, ms]) => [who, minutes(ms)]));
  const shares = Object.fromEntries(
    Object.entries(spent).map(([who, ms]) => [who, spent.total === 0 ? null : Math.round((ms / spent.total) * 10_000) / 10_000]),
  );
  const waits = waitsOf(spans, calendar.data).map(({ total, median, p90, workedMedian, workedP90, ...rest }) => ({
    ...rest,
    ...{ total: minutes(total), median: minutes(median), p90: minutes(p90) },
    ...{ workedMedian: minutes(workedMedian), workedP90: minutes(workedP90) },
  }));
  console.log(JSON.stringify({ cases, events, minutes: parts, shares, waits }, undefined, 1));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
