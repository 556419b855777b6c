import { businessTimeBetween } from '../calendar/business-time-between.ts';
import { type Pause, withoutPauses } from '../calendar/pauses.ts';
import { mondayOf, WEEKS } from '../metrics/weeks.ts';
import { type Concerned, checkedBy, pausesOf } from '../outage/touched.ts';
import { calendarKeyOf } from '../policy/lookup.ts';
import type { RunStory, Wait } from '../process/run-story.ts';
import { storiesOf } from '../process/stories-of-merchant.ts';
import { add, behind, daysBefore, type Sheet } from '../tally/sheet.ts';
import { tallyValue } from './histogram.ts';

const MINUTE = 60_000;
/** turns of a path that are told apart */
const LONGEST_PATH = 7;

const iso = (at: number): string => new Date(at).toISOString();
/** whole minutes up to an instant: of instants that follow each other the differences add up exactly */
const minute = (at: number): number => Math.floor(at / MINUTE);
/** a name as part of a key */
const partOf = (what: string): string => what.replaceAll('/', '-');

/** working ms without pauses: of our work in its queue's calendar, of anybody else's in the merchant's; by the clock where policy has neither */
const workedFor = ({ policy, merchant }: Sheet, { who, what }: Wait, pauses: readonly Pause[]) => {
  const queue = who === 'us' || who === 'handling' ? policy.tasks.queues.find(({ key }) => key === what) : undefined;
  const own = policy.calendars[queue?.calendar ?? ''] ?? policy.calendars[calendarKeyOf(policy, merchant.country)];
  return (begins: number, ends: number): number =>
    own === undefined
      ? withoutPauses(begins, ends, pauses).reduce((sum, span) => sum + span.ends - span.begins, 0)
      : businessTimeBetween(own, iso(begins), iso(ends), pauses);
};

/** a wait from an instant on, in whole minutes: within an outage, in open and in closed hours. They add up to its own minutes */
const minutesOf = ({ to }: Wait, begins: number, pauses: readonly Pause[], worked: ReturnType<typeof workedFor>) => {
  let paused = minute(to) - minute(begins);
  let [open, closed] = [0, 0];
  for (const span of withoutPauses(begins, to, pauses)) {
    const whole = minute(span.ends) - minute(span.begins);
    const within = Math.min(whole, Math.round(worked(span.begins, span.ends) / MINUTE));
    open += within;
    closed += whole - within;
    paused -= whole;
  }
  return { open, closed, paused };
};

/** time for our work stands still as its service level does; for anybody else's, where the outage has to do with it */
const concernedOf = ({ merchant: { country }, policy }: Sheet, stage: string, { who, what }: Wait): Concerned =>
  who === 'us' || who === 'handling' ? { country, stage } : { country, stage, uses: checkedBy(policy, [what]) };

const tallyWaitOf = (sheet: Sheet, { playbook, stage, over, to }: RunStory, wait: Wait, since: number): number => {
  const { outages = [] } = sheet;
  const key = `process/${playbook}/wait/${wait.who}~${partOf(wait.what)}`;
  const pauses = pausesOf(outages, concernedOf(sheet, stage, wait));
  const worked = workedFor(sheet, wait, pauses);
  const { open, closed, paused } = minutesOf(wait, Math.max(since, wait.from), pauses, worked);
  add(sheet, `${key}/open`, open);
  add(sheet, `${key}/closed`, closed);
  add(sheet, `${key}/outage`, paused);
  add(sheet, `${key}/times`);
  // one that goes on has no length yet
  if (!over && wait.to === to) add(sheet, `${key}/running`);
  else tallyValue(sheet, `${key}/week/${mondayOf(iso(wait.to))}`, Math.round(worked(wait.from, wait.to) / MINUTE));
  return open + closed + paused;
};

/** whom it waited for, one after the other: our work and our queue are one party */
const pathOf = (waits: readonly Wait[]): string => {
  const path: string[] = [];
  for (const { who } of waits) {
    const party = who === 'handling' ? 'us' : who;
    if (party !== path.at(-1)) path.push(party);
  }
  return [...path.slice(0, LONGEST_PATH), ...(path.length > LONGEST_PATH ? ['more'] : [])].join('>');
};

const tallyPath = (sheet: Sheet, { playbook, from, to, waits }: RunStory): void => {
  const { currency, declaredMonthlyVolumeMinor = 0 } = sheet.merchant;
  const key = `process/${playbook}/path/${pathOf(waits)}`;
  add(sheet, `${key}/runs`);
  add(sheet, `${key}/minutes`, minute(to) - minute(from));
  add(sheet, `${key}/value/${currency}`, declaredMonthlyVolumeMinor);
};

/**
 * Where the time of a merchant's runs went in the last twelve weeks: minutes by whom was waited for, how long finished waits took in working
 * time, how often a run waited for the same once more, and the paths of runs that are over.
 */
export function tallyProcess(sheet: Sheet): void {
  const { merchant, entries, policy, now } = sheet;
  const since = Date.parse(daysBefore(now, 7 * WEEKS));
  const longest = new Map<string, number>();
  for (const story of storiesOf(merchant, entries, policy, now)) {
    if (story.to <= since) continue;
    add(sheet, `process/${story.playbook}/${story.over ? 'over' : 'running'}`);
    const waited = new Set<string>();
    for (const wait of story.waits) {
      const of = `${wait.who}~${partOf(wait.what)}`;
      const again = waited.has(of);
      waited.add(of);
      if (wait.to <= since) continue;
      if (again) add(sheet, `process/${story.playbook}/wait/${of}/again`);
      const took = tallyWaitOf(sheet, story, wait, since);
      const bar = `process/${story.playbook}/${of}`;
      longest.set(bar, (longest.get(bar) ?? 0) + took);
    }
    if (story.over) tallyPath(sheet, story);
  }
  // who waited longest comes first
  for (const [bar, took] of longest) behind(sheet, bar, String(9e15 - took));
}
