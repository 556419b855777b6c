import { addDays } from '../calendar/add-days.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import type { Outage, OutageBook } from '../model/outage.ts';
import { samePerson } from '../same-person.ts';
import type { Actor } from '../values.ts';
import { type OutageEntry, type OutageEventType, toldOfOutage } from './outage-told.ts';

/** ms: what began no longer ago is declared as it happens */
export const graceMs = 15 * 60_000;
/** days one may last: whatever takes longer is no outage, but how things are now */
export const longestDays = 60;
/** days after its end for which an outage is kept: no clock runs longer */
const keptDays = 730;

/** who changes it: `leads` may declare one that began earlier, with a second person */
export interface Changer {
  readonly actor: Actor;
  readonly leads: boolean;
}

/** the book after a change, the outage as it is then, and what is told of it; nothing is told of a proposal */
export interface OutageChange {
  readonly book: OutageBook;
  readonly outage: Outage;
  readonly entry: OutageEntry | undefined;
}

export type OutageWish = Omit<
  Outage,
  'declaredBy' | 'declaredAt' | 'confirmedBy' | 'proposed' | 'endedAt' | 'untils' | 'release'
>;

const isPast = (at: string, now: string): boolean => Date.parse(at) < Date.parse(now) - graceMs;

const demandSpan = (from: string, until: string): void => {
  if (until <= from) throw new Conflict({ code: 'outage-ends-before', about: { from } });
  if (until > addDays(from, longestDays)) throw new Conflict({ code: 'outage-too-long', about: { days: longestDays } });
};

const entryOf = (type: OutageEventType, one: Outage, key: string, by: Changer, at: string, reason: string, before?: string) => ({
  ...{ id: `outage/${one.id}/${type}/${key}`, at, type, outageId: one.id, actor: by.actor, reason },
  data: toldOfOutage(one, {
    ...(before === undefined ? {} : { before }),
    ...(one.confirmedBy === undefined ? {} : { confirmedBy: one.confirmedBy }),
  }),
});

const withOutage = ({ version, outages }: OutageBook, one: Outage): OutageBook => ({
  version,
  outages: [...outages.filter(({ id }) => id !== one.id), one],
});

const found = ({ outages }: OutageBook, id: string): Outage => {
  const known = outages.find((one) => one.id === id);
  if (known === undefined) throw new Conflict({ code: 'outage-unknown', about: {} });
  return known;
};

/**
 * Declares an outage. One that began earlier than the last quarter of an hour takes a lead, and counts for nothing until a second person confirms
 * it: it would give time back that has passed. Throws Conflict and NotAllowed
 */
export const declareOutage = (book: OutageBook, wish: OutageWish, by: Changer, key: string, now: string): OutageChange => {
  const { id, from, until, reason } = wish;
  demandSpan(from, until);
  const known = book.outages.find((one) => one.id === id);
  if (known !== undefined) throw new Conflict({ code: 'outage-known', about: { provider: known.provider, until: known.until } });
  const backdated = isPast(from, now);
  if (backdated && !by.leads) throw new NotAllowed({ code: 'outage-backdated', about: { from } });
  const one: Outage = {
    ...wish,
    ...{ declaredBy: by.actor.id, declaredAt: now, untils: [until] },
    ...(backdated ? { proposed: true } : {}),
  };
  const kept = { version: book.version, outages: book.outages.filter((old) => addDays(old.until, keptDays) > now) };
  const entry = backdated ? undefined : entryOf('outage.declared.v1', one, key, by, now, reason);
  return { book: withOutage(kept, one), outage: one, entry };
};

/** A second person confirms one that began before it was declared: from now on it counts, as if it had been declared in time. Throws Conflict and NotAllowed */
export const confirmOutage = (book: OutageBook, id: string, by: Changer, key: string, now: string): OutageChange => {
  const known = found(book, id);
  if (known.proposed === undefined) throw new Conflict({ code: 'outage-confirmed', about: {} });
  if (!by.leads) throw new NotAllowed({ code: 'outage-backdated', about: { from: known.from } });
  if (samePerson(known.declaredBy, by.actor.id)) throw new Conflict({ code: 'outage-second-person', about: {} });
  const { proposed: _proposed, ...rest } = known;
  const one: Outage = { ...rest, confirmedBy: by.actor.id };
  return { book: withOutage(book, one), outage: one, entry: entryOf('outage.declared.v1', one, key, by, now, known.reason) };
};

/** It lasts longer. One that is over is declared anew: what was let go stays so. Throws Conflict */
export const extendOutage = (
  book: OutageBook,
  { id, until, reason }: { readonly id: string; readonly until: string; readonly reason: string },
  by: Changer,
  key: string,
  now: string,
): OutageChange => {
  const known = found(book, id);
  if (known.proposed !== undefined) throw new Conflict({ code: 'outage-unconfirmed', about: {} });
  if (known.until <= now) throw new Conflict({ code: 'outage-over', about: { until: known.until } });
  if (until <= known.until) throw new Conflict({ code: 'outage-not-longer', about: { until: known.until } });
  demandSpan(known.from, until);
  const one: Outage = { ...known, until, untils: [...known.untils, until] };
  return {
    book: withOutage(book, one),
    outage: one,
    entry: entryOf('outage.extended.v1', one, key, by, now, reason, known.until),
  };
};

/**
 * It is over now, or never began: then it ends where it would have begun, and paused nothing. A proposal is taken back. What it held is let go
 * at its rate. Throws Conflict
 */
export const endOutage = (
  book: OutageBook,
  { id, reason }: { readonly id: string; readonly reason: string },
  by: Changer,
  key: string,
  now: string,
): OutageChange => {
  const known = found(book, id);
  if (known.proposed !== undefined)
    return { book: { ...book, outages: book.outages.filter((one) => one !== known) }, outage: known, entry: undefined };
  if (known.until <= now) throw new Conflict({ code: 'outage-over', about: { until: known.until } });
  const until = known.from < now ? now : known.from;
  const one: Outage = { ...known, until, endedAt: now };
  return {
    book: withOutage(book, one),
    outage: one,
    entry: entryOf('outage.ended.v1', one, key, by, now, reason, known.until),
  };
};
