import { clocksOfCase } from '../../domain/case/case-clocks.ts';
import { factsOfCase } from '../../domain/case/facts-of-case.ts';
import { movesOfFacts } from '../../domain/case/standing.ts';
import { type TimeByParty, timeByParty } from '../../domain/case-clock/time-by-party.ts';
import type { CareCase } from '../../domain/model/care.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Task } from '../../domain/model/task.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { storedCases, toldCases } from '../../domain/timeline/case-records.ts';

/** what became of a case that was played */
export interface PlayedCase {
  /** ms, from what the playbook stored: from its first event to its last */
  readonly time: TimeByParty;
  /** what is wrong with it, as a sentence; undefined where what is stored is what its timeline tells */
  readonly wrong: string | undefined;
  /** what every clock of it follows from, the clocks, and what its timeline tells: the same however it was played */
  readonly record: unknown;
}

const sorted = (record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const recordOf = (one: CareCase, tasks: readonly Task[], timeline: readonly TimelineEntry[]) => {
  const { openedAt, reopenedAt, closedAt, happened, terms, questions, issues, routed } = one;
  const told = timeline.filter(({ type }) => type.startsWith('case.')).map(({ at, type, actor }) => `${at} ${type} ${actor.id}`);
  const given = tasks.map(({ id, queue, status, team, whyTeam }) => ({ id, queue, status, team, whyTeam }));
  return {
    tasks: given.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    openedAt,
    reopenedAt,
    closedAt,
    happened,
    terms,
    questions,
    issues,
    routed,
    clocks: clocksOfCase(one),
    told,
  };
};

/**
 * Reads the case off what is stored. `from` and `until` (epoch ms): its first and its last event.
 */
export const playedCase = (
  incident: string,
  { from, until }: { readonly from: number; readonly until: number },
  stored: { readonly snapshot: Snapshot | undefined; readonly timeline: readonly TimelineEntry[] },
): PlayedCase => {
  const { snapshot, timeline } = stored;
  const one = snapshot?.cases.find(({ id }) => id === incident);
  const time = timeByParty(one === undefined ? [] : movesOfFacts(factsOfCase(one)), until);
  const wrong = (): string | undefined => {
    if (snapshot === undefined || one === undefined) return 'it was never opened';
    if (snapshot.cases.length > 1) return `it went on in ${snapshot.cases.length - 1} other case`;
    if (timeline.some(({ type, data }) => type === 'case.closed.v1' && data['because'] === 'silence'))
      return 'it waited longer than any policy lets a case wait, and its playbook closed it';
    if (one.terms === undefined && one.closedAt === undefined) return 'no run took it in';
    if (time.total !== until - from) return `${time.total / 60_000} minutes are told of, and it lived ${(until - from) / 60_000}`;
    const [kept, told] = [sorted(storedCases(snapshot)), sorted(toldCases(timeline))];
    return kept === told ? undefined : `stored is ${kept}, and its timeline tells ${told}`;
  };
  return { time, wrong: wrong(), record: one === undefined ? undefined : recordOf(one, snapshot?.tasks ?? [], timeline) };
};
