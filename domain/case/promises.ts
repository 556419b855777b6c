import { nextBusinessInstant } from '../calendar/next-business-instant.ts';
import { workingHoursOn } from '../calendar/working-day.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { CareCase } from '../model/care.ts';
import type { CasePromise } from '../model/case-parts.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { type CaseDeed, caseOf, deedEntry, openCase, partId } from './case-deed.ts';

export interface PromiseInput extends CaseDeed {
  /** what was promised, as the merchant was told */
  readonly what: string;
  /** the day that was named, `2026-11-30` */
  readonly on: string;
}
export interface Promised {
  readonly kind: 'promised';
  readonly promiseId: string;
  readonly dueAt: string;
}

const dayMs = 86_400_000;

/**
 * A day is named to the merchant: the promise is due at the end of business of that day in the calendar of the queue. Throws CaseNotFound,
 * MerchantClosed, Conflict for a closed case, and InvalidInput for a day on which nobody works or that is over.
 */
export const promise = (snapshot: Snapshot, input: PromiseInput, context: Context): Decision<Promised> => {
  const one = openCase(snapshot, input.caseId);
  const calendar = one.terms?.queueCalendar ?? merchantCalendar(context.policy, snapshot.merchant);
  const hours = workingHoursOn(calendar, Date.parse(input.on) / dayMs);
  if (hours === undefined || hours.closes <= Date.parse(context.now)) {
    const noon = `${input.on}T12:00:00.000Z`;
    const next = nextBusinessInstant(calendar, noon > context.now ? noon : context.now);
    throw new InvalidInput('on', { code: 'promise-day-off', about: { day: input.on, next: next.slice(0, 10) } });
  }
  const dueAt = new Date(hours.closes).toISOString();
  const made: CasePromise = { id: partId(one, 'p'), what: input.what, by: input.by, madeAt: context.now, dueAt };
  return {
    result: { kind: 'promised', promiseId: made.id, dueAt },
    puts: [{ ...one, promises: [...(one.promises ?? []), made] }],
    deletes: [],
    timeline: [deedEntry(one, 'case.promised.v1', input, context, { promiseId: made.id, dueAt })],
  };
};

/** how a promise that is kept now ends: in time, or late */
const keptAs = ({ dueAt }: CasePromise, now: string): 'kept' | 'late' => (now <= dueAt ? 'kept' : 'late');

export interface EndPromiseInput extends CaseDeed {
  readonly promiseId: string;
  /** `kept`: what was promised was done or told; `released`: the merchant does not need it any more */
  readonly as: 'kept' | 'released';
}
export interface PromiseEnded {
  readonly kind: 'ended';
  readonly as: 'kept' | 'late' | 'released';
}

/** A promise ends: kept, late when its day is over, or released. Throws CaseNotFound, MerchantClosed, and Conflict for one that is not open. */
export const endPromise = (snapshot: Snapshot, input: EndPromiseInput, context: Context): Decision<PromiseEnded> => {
  const one = caseOf(snapshot, input.caseId);
  const { promises = [] } = one;
  const found = promises.find(({ id, ended }) => id === input.promiseId && ended === undefined);
  if (found === undefined) throw new Conflict({ code: 'promise-not-open', about: {} });
  const as = input.as === 'released' ? 'released' : keptAs(found, context.now);
  const ended: CasePromise = { ...found, ended: { as, at: context.now, by: input.by } };
  return {
    result: { kind: 'ended', as },
    puts: [{ ...one, promises: promises.map((other) => (other.id === found.id ? ended : other)) }],
    deletes: [],
    timeline: [deedEntry(one, 'case.promise-ended.v1', input, context, { promiseId: found.id, as })],
  };
};

const isOpen = ({ ended }: CasePromise): boolean => ended === undefined;

/**
 * Changes with the promises of a case that they close: a closed case has nothing open, so each ends as kept or late, whoever closed it. A
 * promise never just vanishes.
 */
export const withEndedPromises = <Made extends Changes>(changes: Made, { now }: Pick<Context, 'now'>): Made => {
  const [cause] = changes.timeline;
  if (cause === undefined) return changes;
  const { actor } = cause;
  const told: TimelineEntry[] = [];
  const end = ({ merchantId, id }: CareCase, closedAt: string, each: CasePromise): CasePromise => {
    if (!isOpen(each)) return each;
    const as = keptAs(each, closedAt);
    const entry = { merchantId, id: `case/${id}/over/${each.id}`, at: now, type: 'case.promise-ended.v1', actor };
    told.push({ ...entry, data: { caseId: id, promiseId: each.id, as } });
    return { ...each, ended: { as, at: now, by: actor.id } };
  };
  const puts = changes.puts.map((one) => {
    if (one.kind !== 'case') return one;
    const { closedAt, promises } = one;
    if (closedAt === undefined || promises === undefined) return one;
    return { ...one, promises: promises.map((each) => end(one, closedAt, each)) };
  });
  return told.length === 0 ? changes : { ...changes, puts, timeline: [...changes.timeline, ...told] };
};
