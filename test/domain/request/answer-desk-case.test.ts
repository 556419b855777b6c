import { describe, expect, test } from 'vitest';
import { deskOf } from '../../../domain/connector/desks.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { answerDeskCase } from '../../../domain/request/answer-desk-case.ts';
import { typedText } from '../../../domain/values.ts';
import { applied, at, having, registered, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const { merchantId } = registered().merchant;
const caseId = 'zendesk-5158';
const kept = (more: object = {}, id = caseId) =>
  having(registered(), {
    ...{ kind: 'case', merchantId, id, version: 0, title: 'Where is my payout?', severity: 'normal', openedAt: tuesday },
    ...more,
  });
const writes = (snapshot: Snapshot, more: { internal?: boolean; closes?: boolean; caseId?: string } = {}) => {
  const text = typedText(4_000).parse('It left on Monday, to DE89 3704 0044 0532 0130 00.');
  return answerDeskCase(snapshot, { caseId, by: 'bia', text, closes: false, internal: false, ...more }, at(tuesday));
};

describe('a person who answers a case of a help desk', () => {
  test('leaves the letter to the desk, and the case open until the desk says otherwise', () => {
    const decision = writes(kept(), { closes: true });
    expect(decision.result).toEqual({ kind: 'answered', caseId, masked: true });
    expect(decision.timeline).toMatchObject([{ type: 'case.answered.v1', data: { caseId, n: 1, closes: true } }]);
    expect(decision.said).toMatchObject([{ n: 1, from: { kind: 'person', id: 'bia' } }]);
    expect(JSON.stringify(decision)).not.toContain('0532');
    expect(applied(kept(), decision).cases[0]).not.toHaveProperty('closedAt');
  });

  test('writes the second message after the first, and a note that only colleagues read', () => {
    const first = applied(kept(), writes(kept()));
    const decision = writes(first, { internal: true });
    expect(decision.timeline).toMatchObject([{ type: 'case.noted.v1', data: { caseId, n: 2 } }]);
    expect(decision.said).toMatchObject([{ n: 2, internal: true }]);
  });

  test('is refused for a case that is closed, that nobody knows, or that no desk keeps', () => {
    expect(() => writes(kept({ closedAt: tuesday }))).toThrow(because('request-ended'));
    expect(() => writes(registered())).toThrow('no case of this merchant');
    expect(() => writes(kept({}, 'PAY-1'), { caseId: 'PAY-1' })).toThrow('no case of this merchant');
    const request = { topic: 'other', askedBy: 'a@b.example', asked: 'x', waitingOn: 'operations', messages: 1, unanswered: 1 };
    expect(() => writes(kept({ request }))).toThrow('no case of this merchant');
    expect([deskOf(caseId), deskOf('PAY-1')]).toEqual(['zendesk', undefined]);
  });
});
