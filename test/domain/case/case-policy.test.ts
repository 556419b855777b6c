import { describe, expect, it } from 'vitest';
import { clocksOfCase, nextClock } from '../../../domain/case/case-clocks.ts';
import { caseOrder } from '../../../domain/case/case-order.ts';
import { needsPerson, needsTheSame } from '../../../domain/case/needs-person.ts';
import { withEndedPromises } from '../../../domain/case/promises.ts';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import { policySentence } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aPolicy, at, tuesday } from '../given.ts';
import { closed, inHand, opened, theCase } from './given-case.ts';

describe('what policy says of cases', () => {
  const applies = {
    topics: ['dispute'],
    providers: ['stripe'],
    methods: ['card'],
    languages: ['pt'],
    segments: ['key' as const],
  };

  it('names queues and calendars there are, and each rule and provider once', () => {
    const policy = aPolicy();
    expect(checkPolicy(policy)).toEqual([]);
    const route = { key: 'twice', applies: {}, queue: 'no such queue' };
    policy.care.cases.routes = [route, route];
    const provider = { key: 'bank', calendar: 'no such calendar', answerHours: 1 };
    policy.care.cases.providers = [provider, { ...provider, calendar: 'merchant' }];
    expect(checkPolicy(policy).map(({ field }) => field)).toEqual([
      'care.cases.routes.1.key',
      'care.cases.providers.1.key',
      'care.cases.routes.0.queue',
      'care.cases.routes.1.queue',
      'care.cases.providers.0.calendar',
    ]);
  });

  it('is read as sentences in both languages', () => {
    const policy = aPolicy();
    policy.care.cases.routes = [
      { key: 'all', applies: {}, queue: 'leads' },
      { key: 'some', applies, queue: 'leads' },
    ];
    const read = (language: 'en' | 'fr') =>
      explainPolicy(policy)
        .flatMap(({ sentences }) => sentences)
        .filter(({ id }) => id.startsWith('case'))
        .map((one) => policySentence(one, voiceOf(language)));
    expect(read('en')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Cases go to /),
        expect.stringMatching(/^Cases \(about “?dispute”?.* segment .*\) go to /),
        expect.stringMatching(/adyen.* answers questions about cases within 16 business hours/),
      ]),
    );
    expect(read('fr')).toHaveLength(read('en').length);
    expect(read('fr').join(' ')).toContain('Les dossiers (au sujet de');
  });
});

describe('the order of open cases', () => {
  it('is that of the clock due next; a case of which nothing is due comes last', () => {
    const one = theCase(inHand());
    expect(caseOrder(one)).toMatch(/^2018-03-07T12:00:00.000Z#m_.*#desk-1$/);
    expect(caseOrder(theCase(opened()))).toMatch(/^~#m_/);
    const due = (dueAt?: string) => ({ clock: 'promise' as const, since: tuesday, ...(dueAt !== undefined && { dueAt }) });
    expect(nextClock([due('2018-03-09'), due('2018-03-08'), due(), due('2018-03-08')])?.dueAt).toBe('2018-03-08');
    expect(nextClock([due()])).toBeUndefined();
    expect(clocksOfCase(one).length).toBeGreaterThan(1);
  });
});

describe('whom a case needs', () => {
  it('of a request from before facts were kept follows from who wrote last', () => {
    const { happened: _, ...old } = theCase(opened());
    const request = { topic: 'payout' as const, askedBy: 'a', asked: 'x', messages: 1, unanswered: 1 };
    expect(needsPerson({ ...old, request: { ...request, waitingOn: 'operations' } })).toBe(true);
    expect(needsPerson({ ...old, request: { ...request, waitingOn: 'merchant' } })).toBe(false);
    expect(needsTheSame(old, old)).toBe(true);
    expect(needsTheSame(theCase(opened()), old)).toBe(false);
    expect(needsPerson(theCase(closed(opened(), tuesday)))).toBe(false);
  });

  it('ends no promise without an entry that says what happened', () => {
    const nothing = { puts: [theCase(closed(opened(), tuesday))], deletes: [], timeline: [] };
    expect(withEndedPromises(nothing, at(tuesday))).toBe(nothing);
  });
});
