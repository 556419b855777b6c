import { describe, expect, test } from 'vitest';
import { policyIn } from '../../../domain/explain-policy/policy-in.ts';
import { informationCatalogue } from '../../../domain/policy/information-catalogue.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { identifierFields } from '../../../domain/requirement/identifier-requirement.ts';
import { shipped } from '../../../domain/wording/policy-texts/both.ts';
import { identifierTitles } from '../../../domain/wording/policy-texts/identifier-texts.ts';
import { queueTitle, queueWork } from '../../../domain/wording/policy-texts/queue-words.ts';
import { requirementReason, requirementTitle } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import bundled from '../../../policies/default.json' with { type: 'json' };

const policy = policyDocument.parse(bundled);
const french = voiceOf('fr');

/** every text of the policy that people read, with where it is */
const textsOf = (of: typeof policy): readonly (readonly [string, string])[] => [
  ['title', of.title],
  ['note', of.note],
  ...of.requirements.catalogue.flatMap(
    ({ key, title, requestedReason }) =>
      [
        [`${key}.title`, title],
        [`${key}.reason`, requestedReason],
      ] as const,
  ),
  ...of.risk.rules.map(({ key, text }) => [key, text] as const),
  ...informationCatalogue(of).flatMap(
    ({ key, title, remediation }) =>
      [
        [`${key}.title`, title],
        [`${key}.remedy`, remediation],
      ] as const,
  ),
  ...of.tasks.queues.map(({ key, title }) => [key, title] as const),
];

describe('the texts of the policy that ships', () => {
  const [own, inFrench] = [textsOf(policy), textsOf(policyIn('fr', policy))];
  test.each(own.map(([place, text], at) => [place, text, inFrench[at]?.[1] ?? '']))('%s has French words', (_, text, said) => {
    expect(said).not.toBe(text);
    expect(said).not.toMatch(/(?<!\p{L})(the|of|is|are|with|without|and|was)(?!\p{L})/u);
    expect(said).toMatch(/\S/);
  });
  test('are in English as they ship', () => {
    expect(policyIn('en', policy)).toEqual(policy);
  });
  test('are a desk’s own words once a desk changed them', () => {
    const [first] = policy.requirements.catalogue;
    expect(requirementTitle({ id: first?.key ?? '', title: 'Ask for the blue form' }, french)).toBe('Ask for the blue form');
    expect(queueTitle('leads', 'Ring the boss', french)).toBe('Ring the boss');
    expect(queueWork('leads', 'Ring the boss', 'Amber Pets', french)).toBe('Ring the boss');
    expect(queueWork('night_desk', 'Night desk', 'Amber Pets', french)).toBe('Night desk');
    expect(shipped(undefined, 'As typed: a_b', 'fr')).toBe('As typed: a_b');
  });
});

test.each(policy.tasks.queues.filter(({ key }) => !['onboarding_deadlines', 'risk_review'].includes(key)))(
  'a task of the queue $key names its merchant',
  ({ key, title }) => {
    for (const language of ['en', 'fr'] as const)
      expect(queueWork(key, title, 'Amber $& Pets', voiceOf(language))).toContain('Amber $& Pets');
  },
);

test.each(identifierFields)('the identifier %s has a title in both languages', (field) => {
  const { en, fr } = identifierTitles[field];
  expect(requirementTitle({ id: `identifier:${field}`, title: en }, french)).toBe(fr);
  expect(fr).not.toBe(en);
});

test('a requirement names the person or the payment method it is about', () => {
  const owner = { id: 'owner_identity:p1', title: 'Identity document of the owner' };
  expect(requirementTitle({ ...owner, of: 'paulo_evans: Jr.' }, french)).toBe(
    'Pièce d’identité du propriétaire : paulo_evans: Jr.',
  );
  const boarding = { id: 'boarding:sepa_debit', title: 'Payment method activation', method: 'sepa_debit' };
  expect(requirementTitle(boarding, voiceOf('en'))).toBe('Payment method activation: SEPA direct debit');
  expect(requirementTitle({ id: 'identifier:nothing', title: 'x' }, french)).toBe('x');
});

test('a row of an older version keeps its sentence', () => {
  const old = { id: 'boarding:pix', title: 'Boarding of the payment method: pix' };
  expect(requirementTitle(old, french)).toBe('Boarding of the payment method: pix');
  expect(requirementReason('information:x', 'an older sentence', french)).toBe('an older sentence');
});
