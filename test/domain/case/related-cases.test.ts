import { describe, expect, it } from 'vitest';
import { linkCases } from '../../../domain/case/link-cases.ts';
import { resolveCase } from '../../../domain/case/resolve-case.ts';
import { similarCases } from '../../../domain/case/similar-cases.ts';
import { ask } from '../../../domain/request/ask.ts';
import { at, registered, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { caseId, committed, fact, inHand, opened, theCase } from './given-case.ts';

const also = (id: string, matter: object = {}) => theCase(opened(tuesday, { caseId: id, ...matter }), id);

describe('cases that are similar', () => {
  const about = { topic: 'payout', provider: 'adyen', method: 'card' };
  it('share two of what was said of them, or the code of the error, and the reason is named', () => {
    const one = also('one', { ...about, errorCode: 'E1' });
    const found = similarCases(
      one,
      [
        one,
        also('all', about),
        also('two', { ...about, method: 'pix' }),
        also('one-only', { topic: 'payout' }),
        also('code', { errorCode: 'E1' }),
      ],
      5,
    );
    expect(found.map(({ one: { id }, alike }) => [id, ...alike])).toEqual([
      ['all', 'topic', 'provider', 'method'],
      ['two', 'topic', 'provider'],
      ['code', 'errorCode'],
    ]);
    expect(similarCases(one, [also('all', about), also('two', about)], 1)).toHaveLength(1);
  });

  it('come with the latest first, and of another merchant too', () => {
    const one = also('one', about);
    const late = { ...also('late', about), openedAt: '2018-03-09T12:00:00.000Z' };
    const other = { ...one, merchantId: 'm_2' };
    expect(similarCases(one, [other, late], 5).map(({ one: { id } }) => id)).toEqual(['late', 'one']);
    expect(similarCases(one, [late, other], 5).map(({ one: { id } }) => id)).toEqual(['late', 'one']);
  });

  it('are none of a case of which nothing is known, and what a merchant chose on its page counts as topic', () => {
    expect(similarCases(also('bare'), [also('other')], 5)).toEqual([]);
    const asker = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
    const text = { text: 'Where?', masked: false };
    const decision = ask(registered(), { asker, requestId: 'q', topic: 'payout', text }, at(tuesday));
    const asked = theCase(committed(registered(), decision, at(tuesday)), decision.result.caseId);
    const both = { ...asked, matter: { provider: 'adyen' } };
    expect(similarCases(both, [also('other', about)], 5)[0]?.alike).toEqual(['topic', 'provider']);
  });
});

describe('a case', () => {
  const two = opened(tuesday, { caseId: 'desk-2' }, inHand(), 'fact-2');
  it('is linked to another one, and leads there and back', () => {
    const linked = committed(two, linkCases(two, { caseId, to: 'desk-2', by: 'leo' }, at(tuesday)), at(tuesday));
    expect(theCase(linked).links).toEqual(['desk-2']);
    expect(theCase(linked, 'desk-2').links).toEqual([caseId]);
    expect(() => linkCases(linked, { caseId, to: 'desk-2', by: 'leo' }, at(tuesday))).toThrow(because('case-linked'));
    expect(() => linkCases(two, { caseId, to: caseId, by: 'leo' }, at(tuesday))).toThrow(because('case-linked'));
  });

  it('is resolved by a person once, and its requester’s silence is waited for', () => {
    const by = { caseId, by: 'leo' };
    const next = committed(two, resolveCase(two, by, at(tuesday)), at(tuesday));
    expect(theCase(next).happened).toContainEqual(fact('resolved', tuesday));
    expect(() => resolveCase(next, by, at(tuesday))).toThrow(because('case-resolved'));
    const request = {
      topic: 'payout',
      askedBy: 'a@b.example',
      asked: 'x',
      waitingOn: 'operations',
      messages: 1,
      unanswered: 1,
    } as const;
    const asked = { ...two, cases: [{ ...theCase(two), request }] };
    expect(resolveCase(asked, by, at(tuesday)).puts).toMatchObject([{ request: { waitingOn: 'merchant' } }]);
  });
});
