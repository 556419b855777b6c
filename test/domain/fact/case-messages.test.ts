import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { mergeCase } from '../../../domain/case/merge-cases.ts';
import { partyAfter } from '../../../domain/case/standing.ts';
import { threadId } from '../../../domain/case/thread-id.ts';
import { parseEvent } from '../../../domain/events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import type { CareCase } from '../../../domain/model/care.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { answerDeskCase } from '../../../domain/request/answer-desk-case.ts';
import { ask } from '../../../domain/request/ask.ts';
import { caseId, closed, committed, inHand, opened, theCase } from '../case/given-case.ts';
import { at, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const later = (hours: number): string => addDays(tuesday, hours / 24);
const teller = { kind: 'outside', source: 'desk' } as const;
let sent = 0;
const fact = (type: string, time: string, data: object) => {
  sent += 1;
  const raw = { specversion: '1.0', id: `m-${sent}`, type, source: 'desk', time, subject: 'shop-1', data };
  const parsed = parseEvent(JSON.parse(JSON.stringify(raw)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejection));
  return parsed.event as Parameters<typeof recordFact>[1]['event'];
};
const deciding = (snapshot: Snapshot, time: string, data: object) => {
  const event = fact('case.message.written.v1', time, {
    caseId,
    messageId: `id-${sent}`,
    direction: 'in',
    text: 'And?',
    ...data,
  });
  return recordFact(snapshot, { event, teller, pepper: 'p' }, at(time));
};
const writes = (snapshot: Snapshot, time: string, data: object = {}): Snapshot =>
  committed(snapshot, deciding(snapshot, time, data), at(time));
const resolves = (snapshot: Snapshot, time: string, id = caseId) => {
  const decision = recordFact(snapshot, { event: fact('case.resolved.v1', time, { caseId: id }), teller, pepper: 'p' }, at(time));
  return { decision, next: committed(snapshot, decision, at(time)) };
};
const waitsFor = (snapshot: Snapshot, id = caseId) => partyAfter(factsOfCase(theCase(snapshot, id)));
const out = { direction: 'out', text: 'It left on Monday.' } as const;
const asked = (snapshot = registered()) => {
  const asker = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
  const text = { text: 'Where is it?', masked: false };
  const decision = ask(snapshot, { asker, requestId: 'q', topic: 'payout', text }, at(tuesday));
  return { id: decision.result.caseId, snapshot: committed(snapshot, decision, at(tuesday)) };
};

describe('a message of a help desk', () => {
  test('says by its direction whom the case waits for, whatever status the desk shows', () => {
    const answered = writes(inHand(), later(1), out);
    expect(waitsFor(answered)).toBe('merchant');
    expect(openTasks(answered)).toEqual([]);
    const heard = writes(answered, later(2));
    expect(waitsFor(heard)).toBe('us');
    expect(openTasks(heard)).toMatchObject([{ subjectId: caseId }]);
  });

  test('counts as a reply whatever it was written on', () => {
    for (const channel of ['web', 'chat', 'phone', 'email', 'api']) {
      const answered = writes(inHand(), later(1), { ...out, channel });
      expect(clocksOfCase(theCase(answered)).map(({ clock }) => clock)).not.toContain('first_reply');
    }
  });

  test('that nobody outside reads, or that a machine wrote, moves nothing and is kept', () => {
    for (const data of [{ direction: 'internal' }, { ...out, author: 'machine' }, { author: 'machine' }]) {
      const decision = deciding(inHand(), later(1), data);
      expect(decision.said).toMatchObject([{ n: 1, text: expect.any(String) }]);
      expect(waitsFor(committed(inHand(), decision, at(later(1))))).toBe('us');
      const answered = writes(inHand(), later(1), out);
      if (data.direction !== 'out') expect(waitsFor(writes(answered, later(2), data))).toBe('merchant');
    }
  });

  test('keeps its words with the case, and neither address nor words on the timeline', () => {
    const decision = deciding(inHand(), later(1), { address: 'ana@shop.example', subject: 'Hello', references: ['<a@b>'] });
    expect(JSON.stringify(decision.timeline)).not.toMatch(/And\?|ana@shop|Hello|a@b/);
    expect(decision.said).toMatchObject([
      { from: { kind: 'merchant', id: 'ana@shop.example' }, elsewhere: { channel: 'email' } },
    ]);
    const without = deciding(inHand(), later(1), { text: undefined });
    expect(without.said).toEqual([]);
  });

  test('told twice counts once, also under another delivery', () => {
    const once = writes(inHand(), later(1), { messageId: 'same' });
    const again = deciding(once, later(1), { messageId: 'same' });
    expect(again).toMatchObject({ result: { stale: 'message_known' }, puts: [] });
  });

  test('that comes back after it was written here counts once', () => {
    const desk = inHand(tuesday, { caseId: 'zendesk-7' });
    const start = opened(tuesday, { caseId: 'zendesk-7' }, desk, 'fact-7');
    const input = { caseId: 'zendesk-7', by: 'leo', text: { text: 'On Monday.', masked: false }, closes: false, internal: false };
    const answered = committed(start, answerDeskCase(start, input, at(later(1))), at(later(1)));
    const echo = writes(answered, later(1.1), { ...out, text: 'On Monday.', caseId: 'zendesk-7' });
    expect(theCase(echo, 'zendesk-7').happened).toEqual(theCase(answered, 'zendesk-7').happened);
  });

  test('that is heard of before its case opens it, and what moves nothing opens none', () => {
    const decision = deciding(registered(), later(1), { subject: 'Where is it?' });
    expect(decision.timeline.map(({ type }) => type)).toContain('case.opened.v1');
    const next = committed(registered(), decision, at(later(1)));
    expect(theCase(next)).toMatchObject({ title: 'Where is it?', openedAt: later(1) });
    expect(deciding(registered(), later(1), { author: 'machine' })).toMatchObject({
      result: { stale: 'case_unknown' },
      puts: [],
    });
    expect(theCase(writes(registered(), later(1), {}))).toMatchObject({ title: caseId });
  });

  test('of a person of ours who passed it on is theirs', () => {
    const event = fact('case.message.written.v1', later(1), { caseId, messageId: 'x', ...out });
    const decision = recordFact(inHand(), { event, teller: { kind: 'person', id: 'leo' }, pepper: 'p' }, at(later(1)));
    expect(decision.said).toMatchObject([{ from: { kind: 'provider', id: 'leo' } }]);
  });
});

describe('a loop of mails', () => {
  const marked = (marks: Readonly<Record<string, string>>) => Object.entries(marks).map(([name, value]) => ({ name, value }));
  const marks: readonly Readonly<Record<string, string>>[] = [
    { 'Auto-Submitted': 'auto-replied' },
    { 'auto-submitted': 'auto-generated; owner-email="x"' },
    { Precedence: 'bulk' },
    { 'X-Autoreply': 'yes' },
    { 'List-Id': '<news.example>' },
    { 'Return-Path': '<>' },
    { 'Content-Type': 'multipart/report; report-type=delivery-status' },
  ];
  test('of two responders ends before it begins: 50 rounds write no letter, open nothing and count as no reply', () => {
    const start = writes(asked(inHand()).snapshot, later(1), out);
    let snapshot = start;
    for (let round = 0; round < 50; round += 1) {
      const headers = marked(marks[round % marks.length] ?? {});
      snapshot = writes(snapshot, later(2 + round / 10), { headers, text: 'I am away. Where do I reach you?' });
      snapshot = writes(snapshot, later(2 + round / 10 + 0.05), {
        ...out,
        author: 'machine',
        text: `Thank you, ticket ${round}.`,
      });
    }
    expect(snapshot.nudges.length).toBeLessThanOrEqual(1);
    expect(snapshot.nudges).toEqual(start.nudges);
    expect(theCase(snapshot).happened).toEqual(theCase(start).happened);
    expect(openTasks(snapshot)).toEqual(openTasks(start));
  });

  test('of responders without any mark writes no letter either: nothing is answered but by a person', () => {
    let snapshot = inHand();
    const before = snapshot.nudges;
    for (let round = 0; round < 50; round += 1) snapshot = writes(snapshot, later(1 + round), { text: 'I am away.' });
    expect(snapshot.nudges).toEqual(before);
    expect(openTasks(snapshot)).toHaveLength(1);
  });

  test('never reopens a closed case, and a letter of a person that says “no” to the mark does', () => {
    const over = closed(inHand(), later(24));
    for (const one of marks) expect(theCase(writes(over, later(48), { headers: marked(one) })).closedAt).toBe(later(24));
    expect(theCase(writes(over, later(48), { headers: marked({ 'Auto-Submitted': 'no' }) })).closedAt).toBeUndefined();
  });
});

describe('a message that comes after the end', () => {
  test('within policy’s days opens the case again, in a run of its own', () => {
    const over = closed(inHand(), later(24));
    const decision = deciding(over, later(48), {});
    expect(decision.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['case.opened.v1']));
    const again = committed(over, decision, at(later(48)));
    expect(theCase(again)).toMatchObject({ reopenedAt: later(48) });
    expect(waitsFor(again)).toBe('us');
  });

  test('long afterwards opens a linked case, and what follows is heard there; nothing is lost', () => {
    const over = closed(inHand(tuesday, { topic: 'payout', requester: { kind: 'provider', name: 'Acquirer' } }), later(24));
    const decision = deciding(over, addDays(tuesday, 60), { messageId: 'late' });
    const after = committed(over, decision, at(addDays(tuesday, 60)));
    const next = after.cases.find(({ linkedTo }) => linkedTo === caseId);
    expect(next).toMatchObject({ title: 'Where is my payout?', matter: { topic: 'payout' }, requester: { name: 'Acquirer' } });
    expect(theCase(after)).toMatchObject({ closedAt: later(24), continuedIn: next?.id });
    expect(decision.said).toMatchObject([{ caseId: next?.id, n: 1 }]);
    const more = writes(after, addDays(tuesday, 61), {});
    expect(theCase(more, next?.id).written).toBe(2);
    // a case that went on and is out of use by now: the last one that is known stands for it
    const alone = { ...after, cases: after.cases.filter(({ id }) => id === caseId) };
    expect(writes(alone, addDays(tuesday, 62), {}).cases).toHaveLength(2);
    expect(writes(closed(inHand(), later(24)), addDays(tuesday, 60), {}).cases[0]?.matter).toBeUndefined();
  });

  test('with thanks alone, in five languages, opens nothing', () => {
    const over = closed(writes(inHand(), later(1), out), later(24));
    for (const text of ['Thank you very much!', 'Merci beaucoup', 'Vielen Dank', 'Muchas gracias', 'Muito obrigada'])
      expect(theCase(writes(over, later(48), { text })).closedAt).toBe(later(24));
  });

  test('but was written before it changes whom it waited for then, and opens nothing', () => {
    const over = closed(writes(inHand(), later(1), out), later(24));
    const late = writes(over, later(5));
    expect(theCase(late)).toMatchObject({ closedAt: later(24) });
    expect(factsOfCase(theCase(late)).map(({ what }) => what)).toEqual(['opened', 'answered', 'heard', 'closed']);
  });

  test('of a resolved case opens it again', () => {
    const { next } = resolves(writes(inHand(), later(1), out), later(2));
    expect(waitsFor(next)).toBe('resolved');
    expect(clocksOfCase(theCase(next)).map(({ clock }) => clock)).toEqual(['merchant']);
    expect(waitsFor(writes(next, later(3)))).toBe('us');
    expect(waitsFor(writes(next, later(3), { text: 'Thanks!' }))).toBe('resolved');
    expect(resolves(next, later(0)).decision.result).toMatchObject({ stale: null });
    expect(resolves(closed(next, later(4)), later(5)).decision.result).toMatchObject({ stale: 'case_closed' });
    // heard of before it was opened
    expect(waitsFor(resolves(next, later(5), 'unknown').next, 'unknown')).toBe('resolved');
    const again = opened(later(9), {}, next, 'again');
    expect(resolves(again, later(8)).decision.result).toMatchObject({ stale: 'case_reopened_later' });
  });
});

describe('a mail that answers a letter of ours', () => {
  const desk = 'ticket-new';
  const joins = (snapshot: Snapshot, references: readonly string[], more: object = {}) =>
    deciding(snapshot, later(2), { caseId: desk, address: 'Ana@LojadaAna.com.br', references, ...more });
  const subject = (decision: ReturnType<typeof joins>): unknown => decision.timeline[0]?.data['caseId'];

  test('joins the case whose id is in its References or In-Reply-To, and is read on the page too', () => {
    const { id, snapshot } = asked();
    const thread = threadId({ merchantId: shopId, caseId: id });
    const decision = joins(snapshot, ['<other@mail>', thread]);
    expect(decision.timeline[0]?.data).toMatchObject({ caseId: id, ticket: desk, counts: 'heard' });
    expect(decision.said).toMatchObject([{ caseId: id, n: 2 }]);
    const next = committed(snapshot, decision, at(later(2)));
    expect(theCase(next, id).request).toMatchObject({ messages: 2, unanswered: 2, waitingOn: 'operations' });
    expect(subject(joins(snapshot, [], { inReplyTo: [thread] }))).toBe(id);
    const answered = committed(next, joins(next, [thread], { ...out, messageId: 'o' }), at(later(2)));
    expect(theCase(answered, id).request).toMatchObject({ waitingOn: 'merchant', unanswered: 0 });
  });

  test('from an address that is not the merchant’s never joins it, nor with the id of another merchant’s case', () => {
    const { id, snapshot } = asked();
    const thread = threadId({ merchantId: shopId, caseId: id });
    for (const address of ['eve@other.example', undefined]) expect(subject(joins(snapshot, [thread], { address }))).toBe(desk);
    const other = threadId({ merchantId: 'm_000000000000000000000000', caseId: id });
    expect(subject(joins(snapshot, [other]))).toBe(desk);
    expect(subject(joins(snapshot, [`<case.%E0%A4%A@${shopId}>`]))).toBe(desk);
    expect(subject(joins(snapshot, [threadId({ merchantId: shopId, caseId: 'no such case' })]))).toBe(desk);
  });

  test('goes to the case that the other one was merged into', () => {
    const two = opened(tuesday, { caseId: 'desk-2' }, inHand(), 'fact-2');
    const merged = committed(two, mergeCase(two, { caseId, into: 'desk-2', by: 'leo' }, at(later(1))), at(later(1)));
    expect(subject(joins(merged, [threadId({ merchantId: shopId, caseId })]))).toBe('desk-2');
  });
});

test('a case of a PSP client is not merged into one of the merchant: whoever asked would lose the answer', () => {
  const requester: CareCase['requester'] = { kind: 'psp_client', name: 'northwind' };
  const two = opened(tuesday, { caseId: 'desk-2', requester }, inHand(), 'fact-2');
  expect(theCase(two, 'desk-2').requester).toEqual(requester);
  expect(() => mergeCase(two, { caseId: 'desk-2', into: caseId, by: 'leo' }, at(later(1)))).toThrow(
    because('merge-loses-requester'),
  );
  const three = opened(tuesday, { caseId: 'desk-3', requester: { kind: 'psp_client' } }, two, 'fact-3');
  expect(() => mergeCase(three, { caseId: 'desk-3', into: 'desk-2', by: 'leo' }, at(later(1)))).toThrow(
    because('merge-loses-requester'),
  );
});
