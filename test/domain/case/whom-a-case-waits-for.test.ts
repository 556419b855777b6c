import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addBusinessHours } from '../../../domain/calendar/add-business-hours.ts';
import { businessTimeBetween } from '../../../domain/calendar/business-time-between.ts';
import { isBusinessTime } from '../../../domain/calendar/is-business-time.ts';
import { clocksOfCase, dueAfter } from '../../../domain/case/case-clocks.ts';
import { factsOfCase, takeFact } from '../../../domain/case/facts-of-case.ts';
import { movesOfFacts, partyAfter } from '../../../domain/case/standing.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { type CaseFact, caseHappenings } from '../../../domain/model/case-parts.ts';
import { aPolicy, tuesday } from '../given.ts';
import { fact, inHand, theCase } from './given-case.ts';

const at = (minutes: number): string => new Date(Date.parse(tuesday) + minutes * 60_000).toISOString();
const told = (...facts: readonly CaseFact[]): readonly CaseFact[] => facts.reduce<readonly CaseFact[]>(takeFact, []);
const party = (...whats: readonly CaseFact['what'][]) => partyAfter(whats.map((what, n) => fact(what, at(n), 'one')));

describe('whom a case waits for', () => {
  it('follows from who wrote last, and from questions and issues that are open', () => {
    expect(party('opened')).toBe('us');
    expect(party('opened', 'answered')).toBe('merchant');
    expect(party('opened', 'answered', 'heard')).toBe('us');
    expect(party('opened', 'provider_asked')).toBe('provider');
    expect(party('opened', 'provider_asked', 'heard')).toBe('provider');
    expect(party('opened', 'answered', 'provider_asked', 'provider_answered')).toBe('us');
    expect(party('opened', 'issue_opened')).toBe('engineering');
    expect(party('opened', 'issue_opened', 'provider_asked')).toBe('provider');
    expect(party('opened', 'answered', 'issue_opened', 'issue_done')).toBe('us');
  });

  it('is nobody once it is over, until a word of the requester or an opening', () => {
    expect(party('opened', 'answered', 'resolved')).toBe('resolved');
    expect(party('opened', 'answered', 'resolved', 'heard')).toBe('us');
    expect(party('opened', 'closed')).toBe('closed');
    expect(party('opened', 'closed', 'heard')).toBe('us');
    expect(party('opened', 'closed', 'resolved')).toBe('closed');
    expect(party('opened', 'closed', 'answered')).toBe('closed');
    expect(party('opened', 'answered', 'closed', 'opened')).toBe('us');
  });

  it('of a question answered without having been asked is us', () => {
    expect(partyAfter([fact('opened', at(0)), fact('provider_asked', at(1)), fact('provider_answered', at(2))])).toBe('us');
  });

  const anyFacts = fc
    .array(fc.record({ at: fc.nat(2_000), what: fc.constantFrom(...caseHappenings), of: fc.constantFrom('a', 'b') }), {
      maxLength: 25,
    })
    .map((facts) => facts.map(({ at: minute, what, of }) => fact(what, at(minute), of)));

  test('law: each minute belongs to exactly one party, however late, shuffled and often news comes', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat(1_000)), (facts, draws) => {
        const once = told(...facts);
        const shuffled = [...facts, ...facts].map((one) => [draws.next().value, one] as const).toSorted(([a], [b]) => a - b);
        expect(told(...shuffled.map(([, one]) => one))).toEqual(once);
        const until = Date.parse(at(3_000));
        const { total, ...parts } = timeByParty(movesOfFacts(once), until);
        const [first] = once;
        expect(total).toBe(first === undefined ? 0 : until - Date.parse(first.at));
        expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBe(total);
      }),
    );
  });

  it('of a case from before facts were kept follows from its opening and closing', () => {
    expect(factsOfCase({ openedAt: at(0), closedAt: at(5) }).map(({ what }) => what)).toEqual(['opened', 'closed']);
    expect(factsOfCase({ openedAt: at(0), closedAt: at(5), reopenedAt: at(7) }).map(({ what }) => what)).toEqual([
      'opened',
      'closed',
      'opened',
    ]);
    expect(factsOfCase({ openedAt: at(0), happened: [fact('heard', at(1))] })).toEqual([fact('heard', at(1))]);
  });
});

const { br, gb } = aPolicy().calendars as Record<string, any>;
const terms = {
  ...{ queueCalendar: gb, merchantCalendar: br, firstReplyHours: 4, nextReplyHours: 2, workHours: 6, engineeringHours: 80 },
  silenceDays: 5,
};
/** London, where it opens at 9 and closes at half past five; the sixth of March 2018 is a Tuesday */
const clocks = (...happened: readonly CaseFact[]) => clocksOfCase({ openedAt: tuesday, happened: [...happened], terms });
const due = (name: string, ...happened: readonly CaseFact[]) => clocks(...happened).find(({ clock }) => clock === name)?.dueAt;

describe('the clocks of a case', () => {
  it('count the queue’s business hours, for a case created outside them as well', () => {
    expect(due('first_reply', fact('opened', '2018-03-06T13:00:00.000Z'))).toBe('2018-03-06T17:00:00.000Z');
    expect(due('first_reply', fact('opened', '2018-03-06T20:00:00.000Z'))).toBe('2018-03-07T13:00:00.000Z');
    expect(due('first_reply', fact('opened', '2018-03-10T20:00:00.000Z'))).toBe('2018-03-12T13:00:00.000Z');
    // clocks go forward in London on the 25th: nine in the morning is eight in UTC
    expect(due('first_reply', fact('opened', '2018-03-25T20:00:00.000Z'))).toBe('2018-03-26T12:00:00.000Z');
    // Good Friday and Easter Monday
    expect(due('first_reply', fact('opened', '2018-03-30T12:00:00.000Z'))).toBe('2018-04-03T12:00:00.000Z');
  });

  it('count both halves of a split day, and not the hours between them', () => {
    const split = { ...terms, queueCalendar: { ...gb, rest: { from: '12:00', to: '14:00' } } };
    const first = (at: string) =>
      clocksOfCase({ openedAt: tuesday, happened: [fact('opened', at)], terms: split }).find(
        ({ clock }) => clock === 'first_reply',
      )?.dueAt;
    // nine to twelve, and two to half past five
    expect(first('2018-03-06T10:00:00.000Z')).toBe('2018-03-06T16:00:00.000Z');
    // created in the rest
    expect(first('2018-03-06T13:00:00.000Z')).toBe('2018-03-07T09:30:00.000Z');
    // what would end as the rest begins ends after it
    expect(first('2018-03-05T16:30:00.000Z')).toBe('2018-03-06T14:00:00.000Z');
    const worked = businessTimeBetween(split.queueCalendar, '2018-03-06T09:00:00.000Z', '2018-03-06T17:30:00.000Z');
    expect(worked).toBe(6.5 * 3_600_000);
    expect(isBusinessTime(split.queueCalendar, '2018-03-06T13:00:00.000Z')).toBe(false);
    expect(isBusinessTime(split.queueCalendar, '2018-03-06T14:00:00.000Z')).toBe(true);
    // a pause that overlaps the rest is paused once
    const pause = { from: '2018-03-06T11:00:00.000Z', until: '2018-03-06T15:00:00.000Z' };
    expect(addBusinessHours(split.queueCalendar, '2018-03-06T10:00:00.000Z', 4, [pause])).toBe('2018-03-07T09:30:00.000Z');
  });

  it('stop with the first answer, and the next reply counts from the oldest message nobody has answered', () => {
    const story = [fact('opened', '2018-03-06T09:00:00.000Z'), fact('answered', '2018-03-06T10:00:00.000Z')] as const;
    expect(due('first_reply', ...story)).toBeUndefined();
    expect(due('next_reply', ...story)).toBeUndefined();
    const heard = [fact('heard', '2018-03-06T11:00:00.000Z'), fact('heard', '2018-03-06T12:00:00.000Z')] as const;
    expect(due('next_reply', ...story, ...heard)).toBe('2018-03-06T13:00:00.000Z');
    expect(due('next_reply', ...story, ...heard, fact('answered', '2018-03-06T12:30:00.000Z'))).toBeUndefined();
  });

  it('of our work pause while somebody else must act, and count on with what is left', () => {
    const story = [fact('opened', '2018-03-06T09:00:00.000Z')];
    expect(due('our_work', ...story)).toBe('2018-03-06T15:00:00.000Z');
    story.push(fact('answered', '2018-03-06T11:00:00.000Z'));
    expect(clocks(...story).find(({ clock }) => clock === 'our_work')).toEqual({
      clock: 'our_work',
      since: '2018-03-06T09:00:00.000Z',
    });
    story.push(fact('heard', '2018-03-08T11:00:00.000Z'));
    expect(due('our_work', ...story)).toBe('2018-03-08T15:00:00.000Z');
  });

  it('count the merchant’s silence in the merchant’s working days', () => {
    const story = [fact('opened', '2018-03-06T12:00:00.000Z'), fact('answered', '2018-03-06T13:00:00.000Z')];
    expect(due('merchant', ...story)).toBe('2018-03-13T13:00:00.000Z');
    // nobody works over Easter in Brazil
    expect(due('merchant', fact('opened', '2018-03-28T12:00:00.000Z'), fact('answered', '2018-03-28T13:00:00.000Z'))).toBe(
      '2018-04-05T13:00:00.000Z',
    );
  });

  it('of engineers run while an issue is open', () => {
    const story = [fact('opened', '2018-03-06T09:00:00.000Z'), fact('issue_opened', '2018-03-06T10:00:00.000Z', 't1')];
    expect(due('engineering', ...story)).toBeDefined();
    expect(due('engineering', ...story, fact('issue_done', '2018-03-07T10:00:00.000Z', 't1'))).toBeUndefined();
  });

  it('begin anew when a case is opened again, and are none of a closed one', () => {
    const story = [
      fact('opened', '2018-03-06T09:00:00.000Z'),
      fact('answered', '2018-03-06T10:00:00.000Z'),
      fact('closed', '2018-03-06T10:00:00.000Z'),
    ];
    expect(clocks(...story)).toEqual([]);
    expect(due('first_reply', ...story, fact('opened', '2018-03-08T09:00:00.000Z'))).toBe('2018-03-08T13:00:00.000Z');
    expect(clocks()).toEqual([]);
  });

  it('are due at nothing before a case is taken in, and the requester waits all the same', () => {
    expect(clocksOfCase({ openedAt: tuesday, happened: [fact('opened', tuesday)] })).toEqual([
      { clock: 'requester_wait', since: tuesday },
    ]);
  });

  const anyPauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 4_000 })), { maxLength: 6 });
  test('law: a due date moves only by a pause', () => {
    fc.assert(
      fc.property(anyPauses, fc.nat(4_000), (pauses, late) => {
        let minute = 0;
        const stretches = pauses.map(([works, waits]) => {
          const from = at(minute);
          minute += works;
          const to = at(minute);
          minute += waits;
          return { from, to };
        });
        const before = dueAfter(gb, stretches, 20);
        // paused or over its time: later looks see the same
        expect(dueAfter(gb, stretches, 20)).toBe(before);
        const running = dueAfter(gb, [...stretches, { from: at(minute) }], 20);
        if (before !== undefined) expect(running).toBe(before);
        // while it runs, whenever one looks
        else expect(dueAfter(gb, [...stretches, { from: at(minute) }], 20)).toBe(running);
        if (before === undefined)
          expect(dueAfter(gb, [...stretches, { from: at(minute), to: at(minute + late) }], 20) ?? running).toBe(running);
      }),
    );
  });

  it('are fixed when the case is taken in: a policy published midway moves no due date', () => {
    const before = theCase(inHand());
    expect(before.terms).toMatchObject({ firstReplyHours: 8, silenceDays: 5 });
    expect(clocksOfCase(before)).toEqual(clocksOfCase({ ...before }));
    expect(clocksOfCase(before).map(({ clock }) => clock)).toEqual(['first_reply', 'our_work', 'requester_wait']);
  });
});
