import * as z from 'zod';
import { differenceInterval, type Interval, wilson } from '../metrics/interval.ts';
import { nudgeConversion } from '../metrics/nudging.ts';
import { type Rate, rate } from '../metrics/rate.ts';
import { add, behind, daysBetween, newestFirst, type Sheet } from '../tally/sheet.ts';
import { countOf, type Tally } from '../tally/tally.ts';
import { lifecycleStage } from '../values.ts';
import { progressAt } from './progress.ts';

/** H of the nudge conversion, in days */
export const nudgeWindows = [1, 3, 7] as const;
const LONGEST = 7;

const said = z.looseObject({ stage: lifecycleStage, reason: z.string().optional() });
/** where progress is on the timeline; in care it is payments */
const measured: ReadonlySet<string> = new Set(['onboarding', 'activation']);

/**
 * The first nudge of a merchant in a stage, or the first a hold-out merchant would have got there: so every merchant counts once a
 * stage, and the two groups compare like with like. A message counts
 * from when it was decided, read or not: of a hold-out's nobody can know. What a person sent by hand is in neither.
 */
export function tallyNudges(sheet: Sheet): void {
  const { merchant, entries, now } = sheet;
  const holdOut = merchant.nudgeGroup === 'hold_out';
  const firsts = new Map<string, string>();
  for (const { type, actor, at, data } of entries) {
    if (type !== (holdOut ? 'nudge.suppressed.v1' : 'nudge.requested.v1') || actor.kind === 'person') continue;
    // a delivery that failed is told as suppressed too: it names no stage
    const { data: what } = said.safeParse(data);
    if (what === undefined || !measured.has(what.stage) || (holdOut && what.reason !== 'hold_out')) continue;
    if (!firsts.has(what.stage)) firsts.set(what.stage, at);
  }
  const moves = entries.flatMap((entry) => progressAt(entry) ?? []).sort();
  for (const at of firsts.values()) {
    const progressedAt = moves.find((move) => move >= at);
    for (const days of nudgeWindows) {
      if (daysBetween(at, now) < days) continue;
      const { value } = nudgeConversion([{ at, progressedAt }], days * 24);
      add(sheet, `nudge/${merchant.nudgeGroup}/${days}/n`);
      add(sheet, `nudge/${merchant.nudgeGroup}/${days}/progressed`, value === 1 ? 1 : 0);
    }
  }
  const [latest] = [...firsts.values()].sort().reverse();
  if (latest === undefined || daysBetween(latest, now) < LONGEST) return;
  const moved = moves.some((move) => move >= latest && daysBetween(latest, move) <= LONGEST);
  behind(sheet, `nudge/${merchant.nudgeGroup}/${moved ? 'progressed' : 'still'}`, newestFirst(latest));
}

export interface NudgeFigure {
  readonly days: number;
  readonly nudged: Rate & { readonly interval: Interval | null };
  readonly holdOut: Rate & { readonly interval: Interval | null };
  /** conversion of the nudged − the hold-out's; null unless both are known */
  readonly uplift: number | null;
  readonly upliftInterval: Interval | null;
}

export const readNudges = (tally: Tally): readonly NudgeFigure[] =>
  nudgeWindows.map((days) => {
    const of = (group: string) => {
      const key = `nudge/${group}/${days}`;
      return rate(countOf(tally, `${key}/progressed`), countOf(tally, `${key}/n`));
    };
    const [nudged, holdOut] = [of('treated'), of('hold_out')];
    return {
      days,
      nudged: { ...nudged, interval: wilson(nudged) },
      holdOut: { ...holdOut, interval: wilson(holdOut) },
      uplift: nudged.value === null || holdOut.value === null ? null : nudged.value - holdOut.value,
      upliftInterval: differenceInterval(nudged, holdOut),
    };
  });
