import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { MoneyFacts, MoneyTimes, Proof, Sighting } from './money-facts.ts';

export const rungs = [
  'unknown',
  'attempted',
  'not_expected',
  'authorised',
  'funds_expected',
  'missing',
  'received',
  'in_batch',
  'in_payout',
  'sent',
  'on_bank_line',
  'returned',
  'refunded',
  'disputed',
] as const;
export type Rung = (typeof rungs)[number];
export const moneyParties = ['merchant', 'provider', 'us', 'nobody'] as const;
export type MoneyParty = (typeof moneyParties)[number];

export interface Traced {
  readonly rung: Rung;
  /** since when it is there, ISO 8601 UTC; null where nobody saw it */
  readonly since: string | null;
  readonly mustAct: MoneyParty;
  /** by when that should happen: never in the past; null where nobody must act, or at once */
  readonly expectedBy: string | null;
  /** since when the hop is late; null while it is not */
  readonly overdueSince: string | null;
  /** what is known of its way, in order, and where that is written; null for a hop nobody could see */
  readonly hops: readonly { readonly hop: keyof MoneyFacts; readonly at: string | null; readonly proof: Proof | null }[];
}

export interface TraceRules {
  readonly calendar: BusinessCalendar;
  readonly times: MoneyTimes;
}

const way = ['attempted', 'authorised', 'captured', 'settled', 'payout', 'bank'] as const;
const asides = ['declined', 'returned', 'refunded', 'disputed'] as const;

/** the facts that were there at an instant; a payout that is announced is known of before it is sent */
const knownAt = (facts: MoneyFacts, now: string): MoneyFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name, fact]) => name === 'payout' || fact === undefined || fact.at <= now));

type Place = Pick<Traced, 'rung' | 'since' | 'mustAct'> & { readonly due?: string };

/** the last of what ends a way before or after the bank line, if one did */
const aside = (facts: MoneyFacts): Place | undefined => {
  const ends = [
    { fact: facts.returned, rung: 'returned', mustAct: 'merchant' },
    { fact: facts.refunded, rung: 'refunded', mustAct: 'nobody' },
    { fact: facts.disputed, rung: 'disputed', mustAct: 'merchant' },
  ] as const;
  const seen = ends.flatMap(({ fact, rung, mustAct }) => (fact === undefined ? [] : [{ rung, since: fact.at, mustAct }]));
  return seen.toSorted((one, other) => (one.since < other.since ? 1 : -1))[0];
};

const placeOf = (facts: MoneyFacts, now: string, after: (fact: Sighting, days: keyof MoneyTimes) => string): Place => {
  const { attempted, declined, authorised, captured, settled, payout, bank } = facts;
  const ended = aside(facts);
  if (ended !== undefined) return ended;
  if (bank !== undefined) return { rung: 'on_bank_line', since: bank.at, mustAct: 'nobody' };
  if (payout !== undefined && settled !== undefined) {
    const sent = payout.at <= now;
    const place = { since: sent ? payout.at : settled.at, mustAct: 'provider' } as const;
    return sent ? { ...place, rung: 'sent', due: after(payout, 'bank') } : { ...place, rung: 'in_payout', due: payout.at };
  }
  if (settled !== undefined) {
    const rung = settled.batch === '' ? 'received' : 'in_batch';
    return { rung, since: settled.at, mustAct: 'provider', due: after(settled, 'payOut') };
  }
  if (captured !== undefined) {
    const due = after(captured, 'settle');
    return { rung: due < now ? 'missing' : 'funds_expected', since: captured.at, mustAct: 'provider', due };
  }
  if (declined !== undefined) return { rung: 'not_expected', since: declined.at, mustAct: 'nobody' };
  if (authorised !== undefined)
    return { rung: 'authorised', since: authorised.at, mustAct: 'merchant', due: after(authorised, 'capture') };
  if (attempted !== undefined) return { rung: 'attempted', since: attempted.at, mustAct: 'nobody' };
  return { rung: 'unknown', since: null, mustAct: 'us' };
};

/**
 * Where a payment's money is at an instant, who must act and by when. Exactly one rung and one party. A hop that is late opens the provider's
 * clock by itself; once its answer is late too, we must act. No day is expected that has passed.
 */
export const traceMoney = (all: MoneyFacts, { calendar, times }: TraceRules, now: string): Traced => {
  const facts = knownAt(all, now);
  const after = (fact: Sighting, days: keyof MoneyTimes): string => addWorkingDays(calendar, fact.at, times[days]);
  const { rung, since, mustAct, due } = placeOf(facts, now, after);
  const passed = way.findLastIndex((hop) => facts[hop] !== undefined);
  const hops = [...way.slice(0, passed + 1), ...asides.filter((hop) => facts[hop] !== undefined)].map((hop) => ({
    ...{ hop, at: facts[hop]?.at ?? null, proof: facts[hop]?.proof ?? null },
  }));
  const place = { rung, since, hops };
  if (due === undefined) return { ...place, mustAct, expectedBy: null, overdueSince: null };
  if (due >= now) return { ...place, mustAct, expectedBy: due, overdueSince: null };
  const answer = addWorkingDays(calendar, due, times.answer);
  const late = answer < now;
  return { ...place, mustAct: late ? 'us' : mustAct, expectedBy: late ? null : answer, overdueSince: due };
};
