import { addBusinessHours } from '../calendar/add-business-hours.ts';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { businessTimeBetween } from '../calendar/business-time-between.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { CaseParty } from '../case-clock/parties.ts';
import type { CareCase } from '../model/care.ts';
import type { CaseFact } from '../model/case-parts.ts';
import { type CaseClock, caseClockKinds } from './case-clock.ts';
import { factsOfCase } from './facts-of-case.ts';
import { openingsOf, waitAfter, waitsOfFacts } from './standing.ts';

/** a stretch of time; without an end it goes on */
interface Stretch {
  readonly from: string;
  readonly to?: string | undefined;
}
const hourMs = 3_600_000;

/**
 * When working time of `hours` is used up by these stretches; undefined while it waits in between. It moves only when a stretch ends: what
 * is left then counts from the next one on.
 */
export const dueAfter = (calendar: BusinessCalendar, stretches: readonly Stretch[], hours: number): string | undefined => {
  let left = hours * hourMs;
  for (const { from, to } of stretches) {
    const took = to === undefined ? undefined : businessTimeBetween(calendar, from, to);
    if (took === undefined || took > left) return addBusinessHours(calendar, from, left / hourMs);
    left -= took;
  }
  return undefined;
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** the stretches in which a case waited for a party, ascending: two that touch are one */
const stretchesOf = (facts: readonly CaseFact[], is: (party: CaseParty) => boolean): readonly Stretch[] => {
  const stretches: { readonly from: string; to?: string | undefined }[] = [];
  for (const { at, party } of waitsOfFacts(facts)) {
    const open = stretches.find(({ to }) => to === undefined);
    if (is(party) && open === undefined) stretches.push({ from: iso(at) });
    if (!is(party) && open !== undefined) open.to = iso(at);
  }
  return stretches;
};

/** the facts since the case was opened last: each opening has clocks of its own */
const sinceOpening = (facts: readonly CaseFact[]): readonly CaseFact[] => {
  const last = openingsOf(facts).at(-1);
  return last === undefined ? facts : facts.slice(facts.indexOf(last));
};

/** the first message since our last answer that nobody has answered */
const unanswered = (facts: readonly CaseFact[]): CaseFact | undefined =>
  facts.slice(facts.findLastIndex(({ what }) => what === 'answered') + 1).find(({ what }) => what === 'heard');

type Clocked = Pick<CareCase, 'openedAt' | 'reopenedAt' | 'closedAt' | 'happened' | 'terms' | 'promises' | 'questions'>;

const ofReplies = ({ terms }: Clocked, facts: readonly CaseFact[]): readonly CaseClock[] => {
  const [opened] = facts;
  if (opened === undefined || terms === undefined) return [];
  const { queueCalendar, firstReplyHours, nextReplyHours } = terms;
  const waiting = unanswered(facts);
  const first = facts.some(({ what }) => what === 'answered')
    ? []
    : [{ clock: 'first_reply', from: opened.at, hours: firstReplyHours } as const];
  const next = waiting === undefined ? [] : [{ clock: 'next_reply', from: waiting.at, hours: nextReplyHours } as const];
  return [...first, ...next].map(({ clock, from, hours }) => ({
    clock,
    since: from,
    dueAt: addBusinessHours(queueCalendar, from, hours),
  }));
};

/** the clock of the party that must act: the last stretch is its own, and without an end while it lasts */
const ofParty = ({ terms }: Clocked, facts: readonly CaseFact[]): readonly CaseClock[] => {
  if (terms === undefined) return [];
  const { queueCalendar, merchantCalendar, workHours, engineeringHours, silenceDays } = terms;
  const of = (
    clock: CaseClock['clock'],
    party: readonly CaseParty[],
    due: (stretches: readonly Stretch[], last: Stretch) => string | undefined,
  ) => {
    const stretches = stretchesOf(facts, (one) => party.includes(one));
    const last = stretches.at(-1);
    if (last === undefined) return [];
    const dueAt = last.to === undefined ? due(stretches, last) : undefined;
    return [{ clock, since: last.from, ...(dueAt !== undefined && { dueAt }) }];
  };
  return [
    ...of('our_work', ['us'], (stretches) => dueAfter(queueCalendar, stretches, workHours)),
    ...of('engineering', ['engineering'], (_, { from }) => addBusinessHours(queueCalendar, from, engineeringHours)),
    // a case that is resolved waits for its requester's silence as one that was answered does
    ...of('merchant', ['merchant', 'resolved'], (_, { from }) => addWorkingDays(merchantCalendar, from, silenceDays)),
  ];
};

/** Every clock of a case, in the order of caseClockKinds; none of one that is closed. They follow from what happened and nothing else. */
export const clocksOfCase = (one: Clocked): readonly CaseClock[] => {
  const all = factsOfCase(one);
  const facts = sinceOpening(all);
  const [opened] = facts;
  const party = waitAfter(all);
  if (opened === undefined || party === 'closed') return [];
  const isResolved = party === 'resolved';
  const questions = (one.questions ?? []).filter(({ answered }) => answered === undefined);
  const promises = (one.promises ?? []).filter(({ ended }) => ended === undefined);
  const clocks: readonly CaseClock[] = [
    ...(isResolved ? [] : ofReplies(one, facts)),
    ...ofParty(one, facts).filter(({ clock }) => !isResolved || clock === 'merchant'),
    ...questions.map(({ id, to, askedAt, dueAt }) => ({ clock: to ?? ('provider' as const), of: id, since: askedAt, dueAt })),
    ...promises.map(({ id, madeAt, dueAt }) => ({ clock: 'promise' as const, of: id, since: madeAt, dueAt })),
    ...(isResolved
      ? []
      : [{ clock: 'requester_wait' as const, since: opened.at, ...(party === 'merchant' && { paused: true as const }) }]),
  ];
  return clocks.toSorted((a, b) => caseClockKinds.indexOf(a.clock) - caseClockKinds.indexOf(b.clock));
};

/** the clock that is due next, whoever must act; undefined when none is running towards anything */
export const nextClock = (clocks: readonly CaseClock[]): (CaseClock & { readonly dueAt: string }) | undefined =>
  clocks
    .flatMap((clock) => (clock.dueAt === undefined ? [] : [{ ...clock, dueAt: clock.dueAt }]))
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)))[0];
