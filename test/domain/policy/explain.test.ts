import { describe, expect, it } from 'vitest';
import { comparePolicies, explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import { sayCondition } from '../../../domain/explain-policy/say-condition.ts';
import { speechOf, type TextLanguage, textLanguages } from '../../../domain/explain-policy/speech.ts';
import type { Condition } from '../../../domain/policy/condition.ts';
import { type PolicyDocument, policyDocument } from '../../../domain/policy/policy-schema.ts';
import bundled from '../../../policies/default.json' with { type: 'json' };

const policy = policyDocument.parse(bundled);
const changed = (change: (draft: any) => void): PolicyDocument => {
  const draft = structuredClone(policy);
  change(draft);
  return draft;
};
const text = (of: PolicyDocument, id: string, language: TextLanguage = 'en'): string =>
  explainPolicy(of, language)
    .flatMap(({ sentences }) => sentences)
    .find((one) => one.id === id)?.text ?? 'nothing';

/** every place in a value that is no list and no object */
const leavesOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
    : [path];

const otherOperator: Readonly<Record<string, string>> = {
  eq: 'ne',
  lt: 'gte',
  gt: 'lte',
  gte: 'lt',
  all: 'any',
  unknown: 'known',
};
const other = (value: unknown, name: string): unknown => {
  if (name === 'op') return otherOperator[`${value}`];
  if (name === 'of') return value === 'tpv' ? 'count' : 'tpv';
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') throw new Error(`a policy holds no ${typeof value}`);
  return /^[A-Z]{2}$/.test(value) ? (value === 'JP' ? 'KR' : 'JP') : `${value}x`;
};

describe('a policy in plain sentences', () => {
  it('says how long a merchant may be still, and what then happens', () => {
    expect(text(policy, 'ladder/onboarding')).toBe(
      'In onboarding, a merchant whose move it is counts as stalled 2 working days after its last progress.',
    );
    expect(text(policy, 'ladder/activation/6')).toBe(
      'In activation, rung 6: after 65 working days without progress: the merchant is put to sleep.',
    );
    expect(text(policy, 'ladder/onboarding/1')).toBe(
      'In onboarding, rung 1: after 2 working days without progress: a nudge by e-mail, “We are waiting on you for: …”.',
    );
    expect(text(policy, 'ladder/activation/1', 'fr')).toContain('une relance par courriel, «\u00a0… ');
    expect(text(policy, 'ladder/onboarding/4', 'fr')).toBe(
      'Dans l’intégration, échelon 4 : après 12 jours ouvrés sans progrès : une personne s’en charge, dans la file «\u00a0Appeler les marchands bloqués à l’intégration\u00a0».',
    );
  });

  it('says what a risk rule weighs, when it holds and what it forces', () => {
    expect(text(policy, 'rule/sanctions_probable')).toBe(
      '“A name is probably on a sanctions or PEP list” adds 70 points (the result of name screening: “probable”). Whatever the score, no milder than: have a person review.',
    );
    expect(text(policy, 'rule/settled_company')).toContain('takes 10 points away (the company’s age in days at least 1,826)');
    expect(text(policy, 'band/request_information/30')).toBe('A score from 30 to below 50: ask the merchant for more.');
  });

  it('says amounts in the currency they are in, whatever its decimals', () => {
    const yen = changed((draft) => {
      draft.care.referral.rewardMinor = { JPY: 5000, EUR: 5000 };
    });
    expect(text(yen, 'referral')).toBe('Whoever referred a merchant that sells is owed ¥5,000, €50.00.');
  });

  it.each<[TextLanguage, number]>([
    ['en', 1],
    ['fr', 5],
  ])('reads differently wherever it is changed (%s, one place of %i)', (language, every) => {
    const leaves = leavesOf(policy).filter((_, index) => index % every === 0);
    const before = JSON.stringify(explainPolicy(policy, language));
    expect(leaves.length).toBeGreaterThan(400 / every);
    for (const path of leaves) {
      const one = changed((draft) => {
        const [last = '', ...before] = path.toReversed();
        const owner = before.toReversed().reduce((part, name) => part[name], draft);
        owner[last] = other(owner[last], last);
      });
      expect(JSON.stringify(explainPolicy(one, language)) === before, path.join('.')).toBe(false);
    }
  });

  it('says what each letter is, and so who can stop it', () => {
    expect(text(policy, 'letter/care_tips')).toContain(
      'is a reminder: it is not sent to a merchant that wants no more reminders',
    );
    expect(text(policy, 'letter/requirement_rejected', 'fr')).toContain(
      'annonce une décision : elle parvient toujours au marchand',
    );
    const kinds = { a: 'notice', b: 'code' } as const;
    const other = changed((draft) => Object.assign(draft.letters.kinds, kinds));
    expect(text(other, 'letter/a')).toContain('is a notice about the account: it always reaches the merchant');
    expect(text(other, 'letter/b')).toContain('carries a sign-in code');
    expect(text(policy, 'letter/care_tips/fr', 'fr')).toContain('français');
  });

  it('leaves out what is not asked for', () => {
    const bare = changed((draft) => {
      Object.assign(draft.nudges, { skipWeekends: false, skipHolidays: false });
      Object.assign(draft.care.csat, { offerAtCheckInDays: [], offerAfterCaseClosed: false });
      draft.risk.prohibitedMccs = [];
      draft.risk.bands = [{ outcome: 'review' }];
      draft.requirements.identifiers = { requireRegistrationNumber: [], requireVatNumber: ['DE', 'FR'] };
      draft.tasks.fourEyes = {
        queues: ['risk_review'],
        riskScoreAtLeast: 1,
        declaredMonthlyVolumeAtLeastMinor: {},
        anyScreeningHit: false,
      };
      draft.tasks.queues[0].calendar = 'nowhere';
      draft.tasks.queues[0].escalatesTo = 'nobody';
      draft.tasks.routing.riskReview = 'unknown_queue';
      draft.nudges.ladders[0].rungs[3].queue = 'unknown_queue';
      draft.calendars.br.extraHolidays = ['2026-07-09'];
      draft.requirements.catalogue[0].applies.methods = ['pix'];
      draft.care.milestones = [
        { key: 'none_tpv', of: 'tpv' },
        { key: 'none_count', of: 'count' },
      ];
    });
    for (const language of textLanguages)
      for (const { sentences } of explainPolicy(bare, language))
        for (const one of sentences) expect(one.text).not.toMatch(/undefined|\[object/);
    expect(text(bare, 'days-off')).toContain('every day of the week');
    expect(text(bare, 'ratings')).toContain('not asked');
    expect(text(bare, 'prohibited')).toContain('No line of business');
    expect(text(bare, 'band/review/lowest')).toContain('Any score');
    expect(text(bare, 'vat-number')).toContain('Germany and France');
    expect(text(bare, 'registration-number')).toContain('Nobody');
    expect(text(bare, 'queue/onboarding_deadlines')).toContain('“nobody”');
    expect(text(bare, 'routing')).toContain('“unknown_queue”');
    expect(text(bare, 'calendar/br')).toContain('off on 2026-07-09');
    expect(text(bare, 'four-eyes')).toBe(
      'Two people must approve when the risk score is 1 or more or the task is in risk review.',
    );
  });

  it.each<[Condition, string, string]>([
    [{ op: 'ne', fact: 'registry', value: 'confirmed' }, 'other than “confirmed”', 'autre que «\u00a0confirmed\u00a0»'],
    [{ op: 'gt', fact: 'failed_submissions', value: 2 }, 'above 2', 'supérieur à 2'],
    [{ op: 'lte', fact: 'failed_submissions', value: 2 }, 'at most 2', 'au plus 2'],
    [{ op: 'lt', fact: 'company_age_days', value: 2 }, 'below 2', 'inférieur à 2'],
    [{ op: 'between', fact: 'screening_best', from: 10, to: 20 }, 'between 10 and 20', 'entre 10 et 20'],
    [{ op: 'in', fact: 'volume_tier', values: ['mid', 3] }, ': “mid” or 3', ' : «\u00a0mid\u00a0» ou 3'],
    [{ op: 'not_in', fact: 'volume_tier', values: ['mid'] }, 'other than “mid”', 'autre que «\u00a0mid\u00a0»'],
    [{ op: 'known', fact: 'company_age_days' }, 'is known', 'est connu'],
    [{ op: 'unknown', fact: 'some_other_fact' }, 'some other fact is not known', 'some other fact n’est pas connu'],
    [
      { op: 'not', of: { op: 'eq', fact: 'website_present', value: true } },
      'it is not so that a website given: yes',
      'site web donné : oui',
    ],
    [
      {
        op: 'any',
        of: [
          { op: 'known', fact: 'a' },
          { op: 'known', fact: 'b' },
        ],
      },
      'a is known or b is known',
      'a est connu ou b est connu',
    ],
  ])('says the condition %j', (condition, english, french) => {
    expect(sayCondition(speechOf('en'), condition)).toContain(english);
    expect(sayCondition(speechOf('fr'), condition)).toContain(french);
  });
});

describe('two versions', () => {
  it('are compared sentence by sentence: what came, what went, what reads otherwise', () => {
    const after = changed((draft) => {
      draft.nudges.ladders[0].stalledAfterWorkingDays = 3;
      draft.care.milestones = [...draft.care.milestones.slice(1), { key: 'orders_1000', of: 'count', count: 1000 }];
    });
    expect(comparePolicies(policy, after, 'en')).toEqual([
      {
        kind: 'changed',
        section: 'ladders',
        id: 'ladder/onboarding',
        before: text(policy, 'ladder/onboarding'),
        after: text(after, 'ladder/onboarding'),
      },
      { kind: 'added', section: 'care', id: 'milestone/orders_1000', after: '“orders_1000” is reached with 1,000 sales.' },
      { kind: 'removed', section: 'care', id: 'milestone/gmv_1000', before: text(policy, 'milestone/gmv_1000') },
    ]);
    expect(comparePolicies(policy, policy, 'fr')).toEqual([]);
  });
});

it('says nothing of work a policy has no queue for, and that every price takes two people where it has none', () => {
  const { pricing: _none, ...policy } = policyDocument.parse(bundled);
  const { deadlineMissed, riskReview, careCritical, overdue } = policy.tasks.routing;
  const bare = { ...policy, tasks: { ...policy.tasks, routing: { deadlineMissed, riskReview, careCritical, overdue } } };
  const ids = explainPolicy(bare, 'en').flatMap(({ sentences }) => sentences.map(({ id }) => id));
  expect(ids.filter((id) => id.startsWith('routing/'))).toEqual([]);
  expect(explainPolicy(bare, 'fr').flatMap(({ sentences }) => sentences)).toContainEqual({
    ...{ id: 'pricing', text: 'Tout tarif demande deux personnes.' },
  });
  const unlimited = {
    ...policyDocument.parse(bundled),
    pricing: { list: [{ method: 'pix', plan: 'later', basisPoints: 99, fixedMinor: 0 }], twoFromMinor: {} },
  };
  const told = explainPolicy(unlimited, 'en').flatMap(({ sentences }) => sentences.map(({ text }) => text));
  expect(told).toContain('Two people agree every price of a declared volume.');
  expect(told.some((text) => text.includes('later: 0.99 %'))).toBe(true);
});
