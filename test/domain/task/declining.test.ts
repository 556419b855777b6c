import { describe, expect, it, test } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { declineMerchant } from '../../../domain/risk/decline-merchant.ts';
import { decideTask } from '../../../domain/task/decide-task.ts';
import type { DecideTaskInput } from '../../../domain/task/decide-task-input.ts';
import { declineTexts } from '../../../domain/wording/policy-texts/decline-texts.ts';
import { declineReasonIn } from '../../../domain/wording/policy-texts/decline-words.ts';
import { anOpenTask, aPolicy, applied, aStep, assessed, at, having, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const roles: readonly Role[] = ['risk'];
const review = anOpenTask('t', {
  ...{ queue: 'risk_review', subjectKind: 'risk_review', playbook: 'risk-check', run: aStep('risk-check').run },
  choices: ['approve', 'decline'],
});
const shop = (locale = 'pt-BR') => {
  const known = having(assessed('review'), review);
  return { ...known, merchant: { ...known.merchant, locale } };
};
const known = aPolicy().risk.declineReasons.map(({ key }) => key);
const decline = (more: Partial<DecideTaskInput> = {}, snapshot = shop(), policy: PolicyDocument = aPolicy()) =>
  decideTask(
    snapshot,
    { taskId: 't', by: 'rita', roles, choice: 'decline', reason: 'smells of layering', ...more },
    at(tuesday, policy),
  );
const without = (): PolicyDocument => {
  const policy = aPolicy();
  policy.risk.declineReasons = [];
  return policy;
};

describe('declining a merchant', () => {
  it('takes one of the policy’s codes, which stands in the decision and on the timeline', () => {
    expect(() => decline()).toThrow(because('decline-code-missing', { known }));
    expect(() => decline({ declineCode: 'because' })).toThrow(because('decline-code-unknown', { declineCode: 'because', known }));
    const done = decline({ declineCode: 'not_verified' });
    expect(done.result).toMatchObject({ kind: 'decided', task: { decision: { declineCode: 'not_verified' } } });
    expect(done.timeline[0]?.data).toMatchObject({ choice: 'decline', declineCode: 'not_verified' });
  });

  it('takes no code under a policy that lists none, and refuses one it does not know', () => {
    expect(decline({}, shop(), without()).result.kind).toBe('decided');
    expect(() => decline({ declineCode: 'not_verified' }, shop(), without())).toThrow(
      because('decline-code-unknown', { known: [] }),
    );
  });

  it('keeps no code of another choice, and asks none of what is no review of a merchant', () => {
    const approved = decline({ choice: 'approve', declineCode: 'not_verified' });
    expect(approved.result).toMatchObject({ kind: 'decided', task: { decision: { choice: 'approve' } } });
    expect(JSON.stringify(approved)).not.toContain('not_verified');
    const change = having(assessed('review'), { ...review, subjectKind: 'account_change' });
    expect(decline({}, change).result.kind).toBe('decided');
  });

  it('is two people’s decision only when both chose the same code', () => {
    const heavy = having(shop(), { ...review, fourEyes: { required: true, reasons: ['heavy'] } });
    const waiting = applied(heavy, decline({ declineCode: 'suspected_fraud' }, heavy));
    expect(waiting.tasks[0]?.approvals).toMatchObject([{ declineCode: 'suspected_fraud' }]);
    expect(decline({ by: 'rui', declineCode: 'financial_risk' }, waiting).result.kind).toBe('approved_once');
    expect(decline({ by: 'rui', declineCode: 'suspected_fraud' }, waiting).result.kind).toBe('decided');
  });
});

describe('the letter that declines', () => {
  const letterOf = (declineCode: string | undefined, locale = 'pt-BR', policy: PolicyDocument = aPolicy()) => {
    const decided = applied(shop(locale), decline(declineCode === undefined ? {} : { declineCode }, shop(locale), policy));
    const { puts, timeline } = declineMerchant(decided, aStep('risk-check'), at(tuesday, policy));
    expect(timeline[0]?.data['declineCode']).toBe(declineCode);
    const body = puts.flatMap((one) => (one.kind === 'nudge' ? [one.body] : []));
    return body[0] ?? expect.fail('no letter');
  };
  test('gives the reason that may be told, in the merchant’s language', () => {
    expect(letterOf('not_verified')).toContain('O motivo é que não pudemos confirmar');
    expect(letterOf('not_verified', 'en-GB')).toContain('could not confirm who owns or runs the business');
    // a language the letters do not have reads English
    expect(letterOf('not_verified', 'ja-JP')).toContain('could not confirm who owns or runs the business');
  });
  test('of a reason that must not be told is the letter of no reason at all', () => {
    const silent = letterOf(undefined, 'pt-BR', without());
    expect(letterOf('suspected_fraud')).toBe(silent);
    expect(letterOf('listed_name')).toBe(silent);
  });
  test('says what a policy of one’s own says, as it was written, and falls back to it where a language has no words', () => {
    const policy = aPolicy();
    policy.risk.declineReasons = [{ key: 'not_verified', title: 'Mine', told: 'The reason is mine.' }];
    expect(letterOf('not_verified', 'pt-BR', policy)).toContain('The reason is mine.');
    // codes of one's own, and one that ships and is not told by us
    policy.risk.declineReasons = ['own_rule', 'suspected_fraud'].map((key) => ({ key, title: 'Mine', told: `It is ${key}.` }));
    expect(letterOf('own_rule', 'pt-BR', policy)).toContain('It is own_rule.');
    expect(letterOf('suspected_fraud', 'pt-BR', policy)).toContain('It is suspected_fraud.');
    const bare = aPolicy();
    for (const one of Object.values(bare.letters.languages)) delete one.remedies['decline:not_verified'];
    expect(letterOf('not_verified', 'pt-BR', bare)).toContain('could not confirm');
  });
  test('has its words in every language of the letters, and in both of the console', () => {
    const { risk, letters } = aPolicy();
    expect(risk.declineReasons.map(({ key, title, told }) => [key, title, told])).toEqual(
      Object.entries(declineTexts).map(([key, one]) => [key, one.title.en, one.told?.en]),
    );
    const lacking = Object.entries(letters.languages).flatMap(([tag, { remedies }]) =>
      risk.declineReasons.flatMap(({ key, told }) =>
        tag === 'en' || told === undefined || remedies[`decline:${key}`] !== undefined ? [] : [`${tag} ${key}`],
      ),
    );
    expect(lacking).toEqual([]);
  });
});

test('a reason reads in the reader’s language while it is the one that ships, and as its author wrote it otherwise', () => {
  const own = { key: 'own_rule', title: 'Mine', told: 'It is mine.' };
  expect(declineReasonIn(own, { language: 'fr' })).toEqual(own);
  const ships = aPolicy().risk.declineReasons.map((one) => declineReasonIn(one, { language: 'fr' }));
  expect(ships.map(({ title, told }) => [title, told])).toEqual(
    Object.values(declineTexts).map((one) => [one.title.fr, one.told?.fr]),
  );
});
