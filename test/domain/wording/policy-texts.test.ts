import { describe, expect, test } from 'vitest';
import { informationCatalogue } from '../../../domain/policy/information-catalogue.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { identifierFields } from '../../../domain/requirement/identifier-requirement.ts';
import { policyTexts } from '../../../domain/wording/policy-texts/about-texts.ts';
import { shipped } from '../../../domain/wording/policy-texts/both.ts';
import { identifierTitles } from '../../../domain/wording/policy-texts/identifier-texts.ts';
import { queueTitle, queueWork, scriptStep } from '../../../domain/wording/policy-texts/queue-words.ts';
import {
  informationRemedy,
  rejectionTitle,
  requirementName,
  requirementReason,
  requirementTitle,
} from '../../../domain/wording/policy-texts/requirement-words.ts';
import { ruleText } from '../../../domain/wording/policy-texts/rule-words.ts';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import bundled from '../../../policies/default.json' with { type: 'json' };

const policy = policyDocument.parse(bundled);
const french = voiceOf('fr');

/** every text of the policy that people read, with where it is, as it is written and as a language has it */
const textsIn = (voice: Voice): readonly (readonly [place: string, written: string, read: string])[] => {
  const { language } = voice;
  const { title, note, requirements, risk, tasks } = policy;
  return [
    ['title', title, shipped(policyTexts.title, title, language)],
    ['note', note, shipped(policyTexts.note, note, language)],
    ...requirements.catalogue.flatMap(
      (one) =>
        [
          [`${one.key}.title`, one.title, requirementTitle({ id: one.key, title: one.title }, voice)],
          [`${one.key}.reason`, one.requestedReason, requirementReason(one.key, one.requestedReason, voice)],
        ] as const,
    ),
    ...requirements.rejections.flatMap(
      (one) =>
        [
          [`${one.key}.title`, one.title, rejectionTitle(one.key, one.title, voice)],
          [`${one.key}.remedy`, one.remediation, informationRemedy('website', one.remediation, voice)],
        ] as const,
    ),
    ...risk.rules.map(({ key, text }) => [key, text, ruleText(key, text, voice)] as const),
    ...informationCatalogue(policy).flatMap(
      ({ key, ...one }) =>
        [
          [`${key}.title`, one.title, requirementTitle({ id: `information:${key}`, title: one.title }, voice)],
          [`${key}.remedy`, one.remediation, informationRemedy(`information:${key}`, one.remediation, voice)],
        ] as const,
    ),
    ...tasks.queues.flatMap((queue) => [
      [queue.key, queue.title, queueTitle(queue.key, queue.title, voice)] as const,
      ...(queue.call?.script ?? []).map((step) => [`${queue.key}.script`, step, scriptStep(queue.key, step, voice)] as const),
    ]),
  ];
};

describe('the texts of the policy that ships', () => {
  test.each(textsIn(french))('%s has French words', (_, text, said) => {
    expect(said).not.toBe(text);
    expect(said).not.toMatch(/(?<!\p{L})(the|of|is|are|with|without|and|was)(?!\p{L})/u);
    expect(said).toMatch(/\S/);
  });
  test('are in English as they ship', () => {
    for (const [place, written, read] of textsIn(voiceOf('en'))) expect(read, place).toBe(written);
  });
  test('name a requirement by its id alone, of a method with the method', () => {
    expect(requirementName('boarding:card', voiceOf('en'))).toBe('Payment method activation: Card');
    expect(requirementName('boarding:card', french)).toBe('Mise en service du moyen de paiement : Carte');
    expect(requirementName('website', french)).toBe('Site ou page de boutique montrant ce qui est vendu');
    expect(requirementName('fire_certificate', french)).toBe('Fire certificate');
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
