import * as z from 'zod';
import { add, behind, daysBetween, newestFirst, type Sheet } from '../tally/sheet.ts';
import { countOf, partsUnder, type Tally } from '../tally/tally.ts';
import { issueKeyOf, readIssueKey } from './case-key.ts';
import { suspectDays } from './recurring-days.ts';

/** four weeks before and the week that is shown */
const LOOKED = 36;
/** an issue whose last day is older is over */
const SHOWN = 7;
/** keys of one merchant: it fills no figures by naming a new one each time */
const OWN = 40;
const MOST = 40;

const text = z.string().optional();
const told = z.looseObject({ caseId: z.string(), topic: text, method: text, provider: text, errorCode: text, stale: text });
const dayMs = 86_400_000;
const dayNumber = (at: string): number => Math.floor(Date.parse(at) / dayMs);

/** cases of one merchant by what an issue is counted by and day: each once, when it was first opened */
export function tallyCases(sheet: Sheet): void {
  const seen = new Set<string>();
  const listed = new Set<string>();
  const days = new Map<string, Map<number, number>>();
  for (const { type, at, data } of sheet.entries) {
    if (type !== 'case.opened.v1') continue;
    const one = told.parse(data);
    if (seen.has(one.caseId)) continue;
    seen.add(one.caseId);
    const key = issueKeyOf(one);
    if (key === undefined || daysBetween(at, sheet.now) > LOOKED) continue;
    if (days.size === OWN && !days.has(key)) continue;
    const of = days.get(key) ?? new Map<number, number>();
    days.set(key, of);
    of.set(dayNumber(at), (of.get(dayNumber(at)) ?? 0) + 1);
    if (daysBetween(at, sheet.now) <= SHOWN && !listed.has(key)) {
      listed.add(key);
      behind(sheet, `issue/${key}`, newestFirst(at));
    }
  }
  for (const [key, of] of days)
    for (const [day, n] of of) {
      add(sheet, `case/${key}/${day}/n`, n);
      add(sheet, `case/${key}/${day}/merchants`);
    }
}

const weekTrend = z.array(z.int().min(0));
export const recurringIssue = z.object({
  /** `topic|method|provider|error code` */
  key: z.string(),
  topic: text,
  method: text,
  provider: text,
  errorCode: text,
  /** days of the last week that chance does not explain, the first of them first */
  days: z.array(z.object({ day: z.iso.date(), count: z.int(), expected: z.number(), merchants: z.int() })).min(1),
  /** cases of the last seven days */
  cases: z.int().min(0),
  /** cases of each of the last five weeks, the oldest first */
  weeks: weekTrend,
});
export type RecurringIssue = z.infer<typeof recurringIssue>;

/** issues that are suspected, by cases of the last seven days */
export const readIssues = (tally: Tally, now: string): readonly RecurringIssue[] => {
  const keys = partsUnder(tally, 'case');
  const ofKey = new Map(
    keys.map((key) => {
      const days = partsUnder(tally, `case/${key}`).map((day) => {
        const of = (what: string) => countOf(tally, `case/${key}/${day}/${what}`);
        return [Number(day), { count: of('n'), merchants: of('merchants') }] as const;
      });
      return [key, new Map(days)] as const;
    }),
  );
  const today = dayNumber(now);
  const first = Math.min(...[...ofKey.values()].flatMap((days) => [...days.keys()]));
  const issues = [...ofKey].flatMap(([key, days]) => {
    const found = suspectDays(key, days, first).filter(({ day }) => day > today - SHOWN);
    if (found.length === 0) return [];
    const within = (from: number, to: number) =>
      [...days].reduce((sum, [day, { count }]) => sum + (day > from && day <= to ? count : 0), 0);
    return [
      {
        ...{ key, ...readIssueKey(key), cases: within(today - SHOWN, today) },
        days: found
          .toSorted((one, other) => one.day - other.day)
          .map(({ day, count, expected, merchants }) => {
            const rounded = Math.round(expected * 100) / 100;
            return { day: new Date(day * dayMs).toISOString().slice(0, 10), count, expected: rounded, merchants };
          }),
        weeks: [4, 3, 2, 1, 0].map((back) => within(today - 7 * (back + 1), today - 7 * back)),
      },
    ];
  });
  return issues.toSorted((one, other) => other.cases - one.cases).slice(0, MOST);
};
