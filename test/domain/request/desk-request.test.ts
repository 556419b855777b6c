import { describe, expect, test } from 'vitest';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { partyAfter } from '../../../domain/case/standing.ts';
import { parseEvent } from '../../../domain/events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { answerDeskCase } from '../../../domain/request/answer-desk-case.ts';
import { deskStatus, replyToDesk, seesDeskCase } from '../../../domain/request/desk-request.ts';
import { typedText } from '../../../domain/values.ts';
import { closed, committed, opened, theCase } from '../case/given-case.ts';
import { aPolicy, at, registered, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const caseId = 'zendesk-7';
const owner = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
const later = (hours: number): string => new Date(Date.parse(tuesday) + hours * 3_600_000).toISOString();
const typed = typedText(4_000);
const given = (data: object = {}) => opened(tuesday, { caseId, ...data });
const writing = (snapshot: Snapshot, text: string, now: string, policy = aPolicy()) =>
  replyToDesk(snapshot, { asker: owner, caseId, text: typed.parse(text) }, at(now, policy));
const writes = (snapshot: Snapshot, text: string, now: string) => committed(snapshot, writing(snapshot, text, now), at(now));
const answers = (snapshot: Snapshot, now: string) => {
  const input = { caseId, by: 'bia', text: typed.parse('It left on Monday.'), closes: false, internal: false };
  return committed(snapshot, answerDeskCase(snapshot, input, at(now)), at(now));
};
const whom = (snapshot: Snapshot) => partyAfter(factsOfCase(theCase(snapshot, caseId)));
const comesBack = (snapshot: Snapshot, text: string, now: string, n: number) => {
  const data = { caseId, messageId: `m-${n}`, direction: 'in', text };
  const raw = {
    specversion: '1.0',
    id: `b-${n}`,
    type: 'case.message.written.v1',
    source: 'desk',
    time: now,
    subject: 'shop-1',
    data,
  };
  const parsed = parseEvent(raw);
  if (!parsed.ok) throw new Error('no event');
  const event = parsed.event as Parameters<typeof recordFact>[1]['event'];
  const teller = { kind: 'outside', source: 'desk' } as const;
  const decision = recordFact(snapshot, { event, teller, pepper: 'p' }, at(now));
  return { decision, next: committed(snapshot, decision, at(now)) };
};

describe('a case of a help desk on the merchant’s page', () => {
  test('is seen by who manages the merchant, and only where the merchant itself asked', () => {
    const one = theCase(given(), caseId);
    expect(seesDeskCase(owner, one)).toBe(true);
    expect(seesDeskCase({ ...owner, role: 'manager' }, one)).toBe(true);
    expect(seesDeskCase({ ...owner, role: 'accountant' as 'manager' }, one)).toBe(false);
    expect(seesDeskCase(owner, { ...one, requester: { kind: 'merchant' } })).toBe(true);
    for (const kind of ['psp_client', 'provider', 'unknown'] as const)
      expect(seesDeskCase(owner, { ...one, requester: { kind } })).toBe(false);
    expect(seesDeskCase(owner, { ...one, mergedInto: { caseId: 'zendesk-1', at: tuesday, by: 'a' } })).toBe(false);
    expect(seesDeskCase(owner, theCase(opened(tuesday, { caseId: 'PAY-1' }), 'PAY-1'))).toBe(false);
    expect(() =>
      replyToDesk(given({ requester: { kind: 'provider' } }), { asker: owner, caseId, text: typed.parse('x') }, at(tuesday)),
    ).toThrow('no case of this merchant');
    expect(() => writing(registered(), 'x', tuesday)).toThrow('no case of this merchant');
  });

  test('is gone on with there: the clock moves at once, and the desk tells of it without its counting twice', () => {
    const answered = answers(given(), later(1));
    expect([whom(answered), deskStatus(theCase(answered, caseId))]).toEqual(['merchant', 'answered']);
    const decision = writing(answered, 'It is not there.', later(2));
    expect(decision.timeline).toMatchObject([{ type: 'case.replied.v1', actor: { kind: 'merchant' }, data: { n: 2 } }]);
    const heard = writes(answered, 'It is not there.', later(2));
    expect([whom(heard), deskStatus(theCase(heard, caseId))]).toEqual(['us', 'with_us']);
    const { decision: told, next } = comesBack(heard, 'It is not there.', later(2.1), 1);
    expect(told.said).toEqual([]);
    expect(factsOfCase(theCase(next, caseId))).toEqual(factsOfCase(theCase(heard, caseId)));
    // the same words once more are another message
    const again = comesBack(next, 'It is not there.', later(3), 2);
    expect(again.decision.said).toHaveLength(1);
    expect(theCase(again.next, caseId).written).toBe(3);
  });

  test('may be gone on with before anybody wrote in it', () => {
    expect(theCase(writes(given(), 'One thing more', later(1)), caseId).written).toBe(1);
  });

  test('takes thanks without opening anything, and refuses too many messages and one that is closed', () => {
    const answered = answers(given(), later(1));
    const thanked = writing(answered, 'Muito obrigada!', later(2));
    expect(thanked.result.kind).toBe('thanked');
    expect(whom(committed(answered, thanked, at(later(2))))).toBe('merchant');
    const few = aPolicy();
    few.care.requests.unanswered = 1;
    const heard = writes(answered, 'And?', later(2));
    expect(() => writing(heard, 'And now?', later(3), few)).toThrow(because('replies-enough'));
    few.care.requests.messages = 2;
    expect(() => writing(heard, 'And now?', later(3), few)).toThrow(because('request-full'));
    const over = { ...heard, cases: heard.cases.map((one) => ({ ...one, closedAt: later(3) })) };
    expect(() => writing(over, 'And now?', later(4))).toThrow(because('request-ended'));
    expect(deskStatus(theCase(over, caseId))).toBe('closed');
    expect(deskStatus(theCase(closed(opened(), later(3))))).toBe('closed');
  });
});
