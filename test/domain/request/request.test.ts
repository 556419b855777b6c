import { describe, expect, test } from 'vitest';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { isOver } from '../../../domain/model/out-of-use.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { claimNudge } from '../../../domain/nudge/deliver-nudge.ts';
import { pageMessages } from '../../../domain/nudge/page-messages.ts';
import { answer, closeRequest, letterOf } from '../../../domain/request/answer.ts';
import { ask, titleFrom } from '../../../domain/request/ask.ts';
import { rate } from '../../../domain/request/rate.ts';
import { reply } from '../../../domain/request/reply.ts';
import { requestOf } from '../../../domain/request/request-of.ts';
import { typedLine, typedText } from '../../../domain/values.ts';
import { withSettledWork } from '../../../domain/work/settle-work.ts';
import { aPolicy, applied, at, having, inStage, registered, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const ana = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
const shop = { email: 'till@lojadaana.com.br', role: 'shop' } as const;
const typed = (text: string) => typedText(4_000).parse(text);
const later = (days: number) => new Date(Date.parse(tuesday) + days * 86_400_000).toISOString();

const asking = (snapshot: Snapshot, text = 'Where is my payout?', more: object = {}, now = tuesday) =>
  ask(snapshot, { asker: ana, requestId: `key-${text}`, topic: 'payout', text: typed(text), ...more }, at(now));
const asked = (text?: string, more: object = {}, snapshot = registered()) => {
  const decision = asking(snapshot, text, more);
  const next = applied(snapshot, withSettledWork(snapshot, decision, at(tuesday)));
  return { next, caseId: decision.result.caseId };
};
const answering = (snapshot: Snapshot, caseId: string, closes = true, now = later(1)) =>
  answer(snapshot, { caseId, by: 'bia', text: typed('It left on Monday.'), closes }, at(now));
const answered = (closes = true) => {
  const { next, caseId } = asked();
  const decision = answering(next, caseId, closes);
  return { caseId, decision, next: applied(next, withSettledWork(next, decision, at(later(1)))) };
};

describe('a merchant that asks', () => {
  test('opens a case with its first message, and operations have a task in the queue that policy names', () => {
    const decision = asking(registered(), 'Where is my payout?\nIt should be there.', {
      paymentReference: typedLine.parse('ORDER-1'),
    });
    expect(decision.result).toEqual({ kind: 'asked', caseId: decision.result.caseId, masked: false });
    expect(decision.said).toMatchObject([
      { n: 1, from: { kind: 'merchant', id: ana.email }, text: expect.stringContaining('\n') },
    ]);
    expect(decision.timeline).toMatchObject([
      { type: 'case.opened.v1', data: { title: 'Where is my payout?', topic: 'payout' }, actor: { id: ana.email } },
    ]);
    expect(JSON.stringify(decision.timeline)).not.toContain('should be there');
    const { next, caseId } = asked();
    expect(next.cases).toMatchObject([{ id: caseId, request: { waitingOn: 'operations', askedBy: ana.email } }]);
    expect(next.tasks).toMatchObject([{ queue: 'cases', subjectKind: 'case', subjectId: caseId, status: 'open' }]);
  });

  test('is told that an account number was taken out of its text, or of the reference', () => {
    const text = asking(registered(), 'My account is DE89 3704 0044 0532 0130 00, when?');
    expect(text.result.masked).toBe(true);
    expect(JSON.stringify([text.said, text.puts, text.timeline])).not.toMatch(/0532/);
    expect(text.said?.[0]?.text).toContain('ends in 3000');
    const paymentReference = typedLine.parse('DE89370400440532013000');
    expect(asking(registered(), 'when?', { paymentReference }).result.masked).toBe(true);
  });

  test('the same from another tab has asked once; something else is another request', () => {
    const { next, caseId } = asked();
    expect(asking(next).result).toEqual({ kind: 'asked_before', caseId, masked: false });
    expect(asking(next).puts).toEqual([]);
    expect(asking(next, 'And my invoice?').result.kind).toBe('asked');
  });

  test('more than policy lets be open at once is asked to wait', () => {
    const policy = aPolicy();
    policy.care.requests.openAtOnce = 2;
    const two = asked('two', {}, asked('one').next).next;
    expect(() => ask(two, { asker: ana, requestId: 'k', topic: 'other', text: typed('3') }, at(tuesday, policy))).toThrow(
      because('requests-enough'),
    );
  });

  test('and has left is asked nothing more of', () => {
    expect(() => asking(inStage('offboarded'))).toThrow('has left');
  });

  test('has a title that fits a list', () => {
    expect(titleFrom('  short  \n rest')).toBe('short');
    expect([...titleFrom('é'.repeat(200))]).toHaveLength(100);
    expect(titleFrom('')).toBe('');
  });
});

describe('an answer', () => {
  test('tells whoever asked by letter that it is there, and leaves nothing to do for operations', () => {
    const { next, decision, caseId } = answered(false);
    expect(decision.result).toEqual({ kind: 'answered', caseId, masked: false });
    expect(decision.timeline.map(({ type }) => type)).toEqual(['case.answered.v1', 'letter.requested.v1']);
    const [letter] = next.nudges;
    expect(letter).toMatchObject({ to: ana.email, page: `requests/${caseId}`, purpose: 'notice', channel: 'email' });
    expect(letter?.body).not.toContain('Monday');
    expect(next.cases).toMatchObject([{ request: { waitingOn: 'merchant', messages: 2, unanswered: 0 } }]);
    expect(next.tasks).toMatchObject([{ status: 'cancelled', cancelReason: 'settled' }]);
  });

  test('that settles it closes the request, and offers the merchant to rate it', () => {
    const { next, decision } = answered();
    expect(decision.timeline.map(({ type }) => type)).toEqual([
      'case.answered.v1',
      'csat.offered.v1',
      'letter.requested.v1',
      'case.closed.v1',
    ]);
    expect(next.cases.every(isOver)).toBe(true);
    expect(next.tasks).toMatchObject([{ status: 'cancelled' }]);
  });

  test('is refused for what is closed, or no request', () => {
    const { next, caseId } = answered();
    expect(() => answering(next, caseId)).toThrow(because('request-ended'));
    expect(() => answering(next, 'none')).toThrow('no case of this merchant');
  });

  test('waits on the page for a member no letter reaches', () => {
    const { next, caseId } = asked('Hello', { asker: { email: 'nobody', role: 'shop' } });
    expect(applied(next, answering(next, caseId)).nudges).toMatchObject([{ channel: 'in_app', to: 'nobody' }]);
  });

  test('is shown as a letter before it is sent', () => {
    expect(letterOf(registered(), at(tuesday))).toMatchObject({ locale: 'pt', action: 'Ler a resposta' });
  });

  test('reaches nobody who was removed meanwhile, and is no message to the others', () => {
    const { next } = answered(false);
    const [letter] = next.nudges;
    const claim = claimNudge(next, { nudgeId: letter?.id ?? '' }, at(later(2)));
    expect(claim.result).toMatchObject({ kind: 'send', to: ana.email });
    const gone = having(next, ...next.members.map((one) => ({ ...one, status: 'removed' as const })));
    const dropped = claimNudge(gone, { nudgeId: letter?.id ?? '' }, at(later(2)));
    expect(dropped.result).toEqual({ kind: 'dropped', reason: 'member_removed' });
    expect(dropped.timeline).toMatchObject([{ type: 'letter.failed.v1', reason: 'member_removed' }]);
    const delivered = next.nudges.map((one) => ({ ...one, status: 'delivered' as const, deliveredAt: later(2) }));
    expect(pageMessages(delivered, ana.email, 10)).toHaveLength(1);
    expect(pageMessages(delivered, shop.email, 10)).toHaveLength(0);
  });
});

describe('a merchant that writes again', () => {
  const writes = (snapshot: Snapshot, caseId: string, now = later(2), policy = aPolicy()) =>
    reply(snapshot, { asker: ana, caseId, text: typed('Not yet.') }, at(now, policy));

  test('gives operations a task again', () => {
    const { next, caseId } = answered(false);
    const decision = writes(next, caseId);
    expect(decision.result).toEqual({ kind: 'replied', caseId, masked: false });
    expect(decision.timeline).toMatchObject([{ type: 'case.replied.v1' }]);
    expect(decision.said).toMatchObject([{ n: 3 }]);
    const after = applied(next, withSettledWork(next, decision, at(later(2))));
    expect(after.tasks.map(({ status }) => status)).toEqual(expect.arrayContaining(['cancelled', 'open']));
  });

  test('opens a closed request again, and what it thought of the answer is asked anew', () => {
    const { next, caseId } = answered();
    const rated = applied(next, rate(next, { asker: ana, caseId, rating: 5 }, at(later(1))));
    const decision = writes(rated, caseId);
    expect(decision.result.kind).toBe('reopened');
    expect(decision.timeline).toMatchObject([{ type: 'case.opened.v1', data: { topic: 'payout' } }]);
    const after = applied(rated, withSettledWork(rated, decision, at(later(2))));
    expect(after.cases[0]).toMatchObject({ reopenedAt: later(2), request: { waitingOn: 'operations' } });
    expect(after.cases[0]).not.toHaveProperty('closedAt');
    expect(after.cases[0]?.request).not.toHaveProperty('rating');
    expect(after.tasks.some(({ status }) => status === 'open')).toBe(true);
  });

  test('with thanks alone opens nothing and gives nobody a task, and the words are kept', () => {
    const thanks = (snapshot: Snapshot, caseId: string, now = later(2)) =>
      reply(snapshot, { asker: ana, caseId, text: typed('Obrigada, muito bom!') }, at(now));
    for (const closes of [true, false]) {
      const { next, caseId } = answered(closes);
      const decision = thanks(next, caseId, later(40));
      expect(decision).toMatchObject({ result: { kind: 'thanked' }, timeline: [{ type: 'case.thanked.v1' }], said: [{ n: 3 }] });
      const after = applied(next, withSettledWork(next, decision, at(later(40))));
      expect(after.cases[0]?.closedAt).toBe(next.cases[0]?.closedAt);
      expect(after.tasks.some(({ status }) => status === 'open')).toBe(false);
    }
    const { next, caseId } = answered(false);
    expect(thanks(applied(next, writes(next, caseId)), caseId).result.kind).toBe('replied');
  });

  test('long after it was closed opens another request, linked to it, and writes on there from then on', () => {
    const { next, caseId } = answered();
    const decision = writes(next, caseId, later(32));
    expect(decision).toMatchObject({
      result: { kind: 'linked' },
      timeline: [{ type: 'case.opened.v1', data: { linkedTo: caseId, topic: 'payout' } }],
      said: [{ n: 1, caseId: decision.result.caseId }],
    });
    const named = asked('Where?', { paymentReference: typedLine.parse('ORDER-1') });
    const over = applied(named.next, answering(named.next, named.caseId));
    const withReference = writes(over, named.caseId, later(40));
    expect(withReference.puts[0]).toMatchObject({ request: { paymentReference: 'ORDER-1' } });
    const after = applied(next, decision);
    expect(requestOf(after, decision.result.caseId)).toMatchObject({ linkedTo: caseId, request: { waitingOn: 'operations' } });
    expect(requestOf(after, caseId)).toMatchObject({ closedAt: later(1), continuedIn: decision.result.caseId });
    expect(writes(after, caseId, later(33)).result).toEqual({ kind: 'replied', caseId: decision.result.caseId, masked: false });
  });

  test('too often or too much is told what to do instead', () => {
    const { next, caseId } = answered();
    expect(writes(next, caseId, later(31)).result.kind).toBe('reopened');
    const policy = aPolicy();
    policy.care.requests.openAtOnce = 1;
    const other = asked('Something else', {}, next).next;
    expect(() => writes(other, caseId, later(2), policy)).toThrow(because('requests-enough'));
    policy.care.requests.unanswered = 1;
    const { next: open, caseId: id } = asked();
    expect(() => writes(open, id, later(2), policy)).toThrow(because('replies-enough'));
    policy.care.requests.messages = 1;
    expect(() => writes(open, id, later(2), policy)).toThrow(because('request-full'));
  });
});

describe('a rating of an answer', () => {
  const rates = (snapshot: Snapshot, caseId: string, rating = 4) => rate(snapshot, { asker: ana, caseId, rating }, at(later(2)));

  test('is taken once the request is closed, once, and corrected by another', () => {
    const { next, caseId } = answered();
    const decision = rates(next, caseId);
    expect(decision.timeline).toMatchObject([
      { type: 'csat.rated.v1', data: { csatId: `case-${caseId}`, rating: 4, through: 'page' } },
    ]);
    const after = applied(next, decision);
    expect(rates(after, caseId).result.kind).toBe('rated_before');
    expect(rates(after, caseId, 2).result.kind).toBe('rated');
  });

  test('of what has no complete answer yet is refused', () => {
    const { next, caseId } = answered(false);
    expect(() => rates(next, caseId)).toThrow(because('request-unanswered'));
    const { next: open, caseId: id } = asked();
    const ended = applied(open, closeRequest(open, id, 'bia', at(later(1))));
    expect(() => rates(ended, id)).toThrow(because('request-unanswered'));
  });
});

describe('a request', () => {
  test('is seen by those who manage the merchant, and by whoever asked it', () => {
    const { next, caseId } = asked('Till is broken', { asker: shop });
    expect(requestOf(next, caseId, shop).id).toBe(caseId);
    expect(requestOf(next, caseId, ana).id).toBe(caseId);
    expect(requestOf(next, caseId, { email: 'm@x.example', role: 'manager' }).id).toBe(caseId);
    expect(() => requestOf(next, caseId, { email: 'books@x.example', role: 'accounting' })).toThrow('no case of this merchant');
  });

  test('dealt with another way is closed by deciding its task', () => {
    const { next, caseId } = asked();
    const taskId = next.tasks[0]?.id ?? '';
    const decision = decideWork(
      next,
      { taskId, by: 'bia', roles: ['analyst'], choice: 'handled', reason: 'called' },
      at(later(1)),
    );
    expect(applied(next, decision).cases).toMatchObject([{ id: caseId, closedAt: later(1) }]);
    expect(closeRequest(applied(next, decision), caseId, 'bia', at(later(2))).puts).toEqual([]);
    expect(closeRequest(next, 'of the help desk', 'bia', at(later(2))).puts).toEqual([]);
  });
});
