import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { askAboutCase } from '../../../domain/case/ask-about-case.ts';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { factsOfCase, takeFact } from '../../../domain/case/facts-of-case.ts';
import { openingsOf, partyAfter } from '../../../domain/case/standing.ts';
import { takeCaseIn } from '../../../domain/case/take-case-in.ts';
import type { CareCase } from '../../../domain/model/care.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { at, shopId, tuesday } from '../given.ts';
import { aCaseStep, caseId, committed, inHand, theCase } from './given-case.ts';
import { decided, hears, inHandTerms, minute, opens, type Told, told, waitedUntil, writes } from './told-by-desk.ts';

describe('news of a case that comes late', () => {
  it('counts from when it happened: an answer heard of after the next word of the merchant', () => {
    const late = hears([opens, writes(30, 2, 'in'), writes(10, 1, 'out')]);
    expect(waitedUntil(late, 40)).toMatchObject({ us: 20, merchant: 20 });
    expect(partyAfter(factsOfCase(theCase(late)))).toBe('us');
  });

  it('opens a case nobody told of yet, and what the case is follows when it is told', () => {
    for (const first of [
      writes(10, 1, 'out'),
      told(10, 1, 'case.resolved.v1'),
      told(10, 1, 'question.asked.v1', { questionId: 'q', provider: 'adyen', text: 'Where is it?' }),
      told(10, 1, 'question.answered.v1', { questionId: 'q' }),
      told(10, 1, 'issue.moved.v1', { taskId: 'i', key: 'PAY-1', state: 'open' }),
    ]) {
      const presumed = hears([first]);
      expect(theCase(presumed)).toMatchObject({ title: caseId, openedAt: minute(10), happened: [{ presumed: true }, {}] });
      const known = theCase(hears([opens], presumed));
      expect(known).toMatchObject({ title: 'Where is it?', severity: 'high', openedAt: minute(0), matter: { topic: 'payout' } });
      expect(known.reopenedAt).toBeUndefined();
      expect(openingsOf(factsOfCase(known))).toMatchObject([{ at: minute(0) }]);
    }
  });

  it('of one minute goes by the numbers of whoever tells it', () => {
    const numbered = [told(0, 0, 'case.opened.v1', { title: 'x' }), writes(0, 1, 'out')];
    for (const order of [numbered, numbered.toReversed()]) {
      const known = hears(order);
      expect(theCase(known)).toMatchObject({ title: 'x', openedAt: minute(0) });
      expect(factsOfCase(theCase(known)).map(({ what }) => what)).toEqual(['opened', 'answered']);
    }
  });

  it('that it was closed does not close it where somebody has written since', () => {
    const late = theCase(hears([opens, writes(10, 1, 'out'), writes(30, 3, 'in'), told(20, 2, 'case.closed.v1')]));
    expect(late.closedAt).toBeUndefined();
    expect(late.reopenedAt).toBe(minute(30));
    expect(clocksOfCase({ ...late, terms: inHandTerms() }).find(({ clock }) => clock === 'first_reply')?.since).toBe(minute(30));
  });

  it('closed and written to in the same minute is open where the word has the later number', () => {
    const open = theCase(hears([opens, told(5, 1, 'case.closed.v1'), writes(5, 2, 'in')]));
    expect(open.closedAt).toBeUndefined();
    expect(theCase(hears([opens, told(5, 2, 'case.closed.v1'), writes(5, 1, 'in')])).closedAt).toBe(minute(5));
    const unnumbered = (one: Told): Told => ({ ...one, data: { ...one.data, seq: undefined } });
    const [closes, word] = [told(5, 1, 'case.closed.v1'), writes(5, 2, 'in')];
    expect(theCase(hears([opens, closes, unnumbered(word)])).closedAt).toBe(minute(5));
    expect(theCase(hears([unnumbered(opens), unnumbered(closes), unnumbered(word)])).closedAt).toBe(minute(5));
    const again = told(5, 3, 'case.opened.v1', { title: 'x' });
    expect(theCase(hears([opens, told(5, 2, 'case.closed.v1'), again])).closedAt).toBeUndefined();
  });

  it('leaves the case with the run that has it, on the terms it was taken in by', () => {
    const presumed = hears([writes(10, 1, 'out')]);
    const now = minute(100_000);
    const taken = committed(presumed, takeCaseIn(presumed, aCaseStep(now), at(now)), at(now));
    const known = hears([opens], taken);
    expect(theCase(known)).toMatchObject({ takenFor: minute(0), openedAt: minute(0) });
    const other = takeCaseIn(known, aCaseStep(now, 0, { run: `${shopId}-case-2` }), at(now));
    expect(other.result.kind).toBe('known');
  });

  const anEvent = fc.constantFrom(
    ...['case.opened.v1', 'case.closed.v1', 'case.resolved.v1', 'in', 'out', 'internal', 'question', 'issue'],
  );
  /** a story as a desk tells it: what is asked is answered, one thing after the other */
  const story = fc.array(fc.tuple(anEvent, fc.nat(3)), { maxLength: 9 }).map((parts) => {
    let when = 0;
    const all = [opens];
    const open = new Set<string>();
    const next = (type: string, data: object = {}): void => void all.push(told(when, all.length, type, data));
    for (const [kind, wait] of parts) {
      when += wait;
      const isOpen = open.has(kind);
      if (kind === 'question' || kind === 'issue') {
        if (isOpen) open.delete(kind);
        else open.add(kind);
      }
      if (kind === 'issue') next('issue.moved.v1', { taskId: 'i', key: 'PAY-1', state: isOpen ? 'done' : 'open' });
      else if (kind === 'question' && isOpen) next('question.answered.v1', { questionId: 'q' });
      else if (kind === 'question') {
        // a question is asked once
        if (!all.some(({ type }) => type === 'question.asked.v1'))
          next('question.asked.v1', { questionId: 'q', provider: 'adyen', text: '?' });
        else open.delete(kind);
      } else if (kind.includes('.')) next(kind, kind === 'case.opened.v1' ? { title: 'x' } : {});
      else next('case.message.written.v1', { messageId: `m${all.length}`, direction: kind });
    }
    return all;
  });
  /** what clocks follow from, and how it stands */
  const record = (one: CareCase) => ({
    facts: factsOfCase(one),
    ...{ openedAt: one.openedAt, reopenedAt: one.reopenedAt, closedAt: one.closedAt },
    clocks: clocksOfCase({ ...one, terms: inHandTerms() }),
    issues: one.issues?.map(({ taskId, openedAt, doneAt }) => ({ taskId, openedAt, doneAt })),
    answered: one.questions?.map(({ id, dueAt, answered }) => ({ id, dueAt, at: answered?.at })),
  });

  test('law: every clock is the same however late, shuffled and often news comes', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat(1_000)), (all, draws) => {
        const shuffled = [...all, ...all].map((one) => [draws.next().value, one] as const).toSorted(([a], [b]) => a - b);
        expect(record(theCase(hears(shuffled.map(([, one]) => one))))).toEqual(record(theCase(hears(all))));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the run of a case', () => {
  const answered = (): Snapshot => {
    const snapshot = inHand();
    const decision = decided(snapshot, writes(60, 1, 'out'));
    return committed(snapshot, decision, at(minute(60)));
  };

  it('does not close it before the silence of its terms is over, whatever woke it', () => {
    const step = (now: string) => aCaseStep(now, 2);
    const early = minute(24 * 60);
    expect(closeCase(answered(), step(early), at(early)).result.kind).toBe('moved');
    const late = minute(14 * 24 * 60);
    expect(closeCase(answered(), step(late), at(late)).result.kind).toBe('closed');
  });

  it('that asked a person goes on to where the merchant is waited for: asking is no waiting for silence', () => {
    const snapshot = answered();
    const next = committed(snapshot, askAboutCase(snapshot, aCaseStep(minute(61), 3), at(minute(61))), at(minute(61)));
    expect(theCase(next).followed?.party).toBe('us');
    expect(partyAfter(factsOfCase(theCase(next)))).toBe('merchant');
  });
});

test('facts of one instant without numbers keep the order of question and answer', () => {
  const facts = [
    { at: tuesday, what: 'issue_done', of: 'i' },
    { at: tuesday, what: 'opened' },
    { at: tuesday, what: 'issue_opened', of: 'i' },
  ] as const;
  expect(facts.reduce<ReturnType<typeof takeFact>>(takeFact, []).map(({ what }) => what)).toEqual([
    'opened',
    'issue_opened',
    'issue_done',
  ]);
});
