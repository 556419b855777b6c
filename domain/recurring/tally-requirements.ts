import * as z from 'zod';
import { wilson } from '../metrics/interval.ts';
import { rate } from '../metrics/rate.ts';
import { dueStatus, verificationStatus } from '../model/requirement.ts';
import { add, daysBefore, daysBetween, PERIOD_DAYS, type Sheet } from '../tally/sheet.ts';
import { countOf, namesUnder, partsUnder, type Tally } from '../tally/tally.ts';
import { replayRequirement } from '../timeline/replay-requirement.ts';
import { party } from '../values.ts';

/** weeks a trend goes back, the present one last */
export const trendWeeks = 8;
/** a merchant that is held up longer is held up long */
const LONG_DAYS = 28;
const MOST = 12;
const MOST_CODES = 6;
const MOST_COUNTRIES = 60;

const opening = z.looseObject({ requirementId: z.string(), awaitingActionFrom: party, dueStatus, verificationStatus });
const verdict = z.looseObject({ requirementId: z.string(), code: z.string().optional(), stale: z.string().optional() });
/** without the person it is of */
const nameOf = (requirementId: string): string => requirementId.replace(/:p\d+$/, '');
const part = (text: string): string => text.replaceAll('/', ' ').slice(0, 60);

interface Standing {
  readonly statuses: Record<string, { dueStatus: string; verificationStatus: string }>;
  readonly asked: Map<string, { readonly at: string; readonly from: string }>;
}
const blockedBy = ({ statuses, asked }: Standing): ReadonlyMap<string, { readonly at: string; readonly from: string }> => {
  const found = new Map<string, { readonly at: string; readonly from: string }>();
  for (const [id, since] of asked) {
    const status = statuses[id]?.dueStatus;
    if ((status === 'currently_due' || status === 'past_due') && !found.has(nameOf(id))) found.set(nameOf(id), since);
  }
  return found;
};

/** whether what was handed in was right the first time, and the codes of what was not */
function tallyVerdicts(sheet: Sheet): void {
  const { entries, merchant, now } = sheet;
  const since = daysBefore(now, PERIOD_DAYS);
  const handedIn = new Set<string>();
  const judged = new Set<string>();
  for (const { type, at, data } of entries) {
    if (!type.startsWith('requirement.')) continue;
    const { requirementId, code, stale } = verdict.parse(data);
    if (stale !== undefined) continue;
    const name = nameOf(requirementId);
    if (type === 'requirement.submitted.v1') handedIn.add(requirementId);
    if (type === 'requirement.failed.v1' && at >= since) add(sheet, `failedBy/${name}/${part(code ?? 'unknown')}`);
    const right = type === 'requirement.satisfied.v1' || type === 'requirement.verified.v1';
    if ((!right && type !== 'requirement.failed.v1') || !handedIn.has(requirementId) || judged.has(requirementId)) continue;
    judged.add(requirementId);
    if (at < since) continue;
    add(sheet, `firstTime/${name}/${merchant.country}/n`);
    add(sheet, `firstTime/${name}/${merchant.country}/right`, right ? 1 : 0);
  }
}

/** what holds a merchant up now and held it up in the weeks before, and what it would sell */
export function tallyRequirements(sheet: Sheet): void {
  const { merchant, entries, now } = sheet;
  tallyVerdicts(sheet);
  const left = merchant.lifecycleStage === 'offboarded' ? (merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt) : undefined;
  const standing: Standing = { statuses: {}, asked: new Map() };
  let next = 0;
  for (let back = trendWeeks - 1; back >= 0; back -= 1) {
    const at = daysBefore(now, 7 * back);
    for (let entry = entries[next]; entry !== undefined && entry.at <= at; entry = entries[next]) {
      next += 1;
      if (entry.type !== 'requirement.opened.v1') replayRequirement(standing.statuses, entry);
      else {
        const { requirementId, awaitingActionFrom: from, ...status } = opening.parse(entry.data);
        standing.statuses[requirementId] = { dueStatus: status.dueStatus, verificationStatus: status.verificationStatus };
        standing.asked.set(requirementId, { at: entry.at, from });
      }
    }
    if (left !== undefined && left <= at) continue;
    const blocked = blockedBy(standing);
    for (const name of blocked.keys()) add(sheet, `held/${name}/${back}`);
    if (back > 0) continue;
    for (const [name, { at: since, from }] of blocked) {
      add(sheet, `heldFor/${name}/${from}`);
      if (daysBetween(since, now) >= LONG_DAYS) add(sheet, `heldLong/${name}`);
      add(sheet, `heldValue/${name}/${merchant.currency}`, merchant.declaredMonthlyVolumeMinor ?? 0);
    }
  }
}

const whole = z.int().min(0);
const counted = z.array(z.object({ code: z.string(), n: whole }));
export const heldUp = z.object({
  requirement: z.string(),
  /** merchants it holds up now */
  n: whole,
  /** of them, those for four weeks or longer */
  long: whole,
  /** by whose move it is */
  waitsOn: counted,
  /** merchants it held up at the end of each of eight weeks, the oldest first and now last */
  weeks: z.array(whole),
  /** why it was not right, of ninety days */
  codes: counted,
  /** what they declared to sell a month, by currency, in minor units */
  value: z.array(z.object({ currency: z.string(), minor: whole })),
});
export const firstTimeRight = z.object({
  requirement: z.string(),
  country: z.string(),
  value: z.number().nullable(),
  n: whole,
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type HeldUp = z.infer<typeof heldUp>;
export type FirstTimeRight = z.infer<typeof firstTimeRight>;

const countsUnder = (tally: Tally, prefix: string) =>
  namesUnder(tally, prefix)
    .map((code) => ({ code, n: countOf(tally, `${prefix}/${code}`) }))
    .toSorted((one, other) => other.n - one.n);

/** most merchants first, twelve at most */
export const readHeldUp = (tally: Tally): readonly HeldUp[] =>
  partsUnder(tally, 'held')
    .map((requirement) => ({
      ...{ requirement, n: countOf(tally, `held/${requirement}/0`), long: countOf(tally, `heldLong/${requirement}`) },
      waitsOn: countsUnder(tally, `heldFor/${requirement}`),
      weeks: Array.from({ length: trendWeeks }, (_, at) => countOf(tally, `held/${requirement}/${trendWeeks - 1 - at}`)),
      codes: countsUnder(tally, `failedBy/${requirement}`).slice(0, MOST_CODES),
      value: countsUnder(tally, `heldValue/${requirement}`).map(({ code, n }) => ({ currency: code, minor: n })),
    }))
    .filter(({ n }) => n > 0)
    .toSorted((one, other) => other.n - one.n)
    .slice(0, MOST);

/** the most handed in first */
export const readFirstTimeRight = (tally: Tally): readonly FirstTimeRight[] =>
  partsUnder(tally, 'firstTime')
    .flatMap((requirement) =>
      partsUnder(tally, `firstTime/${requirement}`).map((country) => {
        const of = (what: string) => countOf(tally, `firstTime/${requirement}/${country}/${what}`);
        const share = rate(of('right'), of('n'));
        return { requirement, country, ...share, interval: wilson(share) };
      }),
    )
    .toSorted((one, other) => other.n - one.n)
    .slice(0, MOST_COUNTRIES);
