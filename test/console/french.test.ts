import { describe, expect, test } from 'vitest';
import { en as figuresEn } from '../../console/src/figures/words/en.ts';
import { fr as figuresFr } from '../../console/src/figures/words/fr.ts';
import { en } from '../../console/src/i18n/en.ts';
import { fr } from '../../console/src/i18n/fr.ts';
import { frenchOf } from '../../console/src/i18n/french/french-of.ts';
import { en as playbooksEn } from '../../console/src/playbooks/words/en.ts';
import { fr as playbooksFr } from '../../console/src/playbooks/words/fr.ts';
import { roles } from '../../domain/access.ts';
import { deadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';
import { ownTypes } from '../../domain/events/own.ts';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import { checkField } from '../../domain/requirement/check-field.ts';
import { deadlineText } from '../../domain/requirement/deadline-facts.ts';
import { openTask } from '../../domain/task/open-task.ts';
import { termIn } from '../../domain/wording/term.ts';
import policy from '../../policies/default.json' with { type: 'json' };
import { stateNames } from '../../tools/verify/check-french.ts';
import { applied, aRequirement, aStep, at, having, registered, tuesday } from '../domain/given.ts';

/** words that stand in no French sentence */
const english = /\b(the|of|is|are|was|not|with|send|since|waiting|missed|stop|after|without|call|merchants?|and|due on|needs)\b/i;
const told = (text: string): void => {
  expect(frenchOf(text), text).not.toBe(text);
  expect(frenchOf(text)).not.toMatch(english);
};

const playbookStates = [...new Set(playbookIds.flatMap((id) => stateNames(id)))];

describe('what the console says by itself', () => {
  const alike = new Set(
    // the same word in both
    [
      'Activation',
      'Segment',
      'Note',
      'Date',
      'Type',
      'Source',
      'Description',
      'Total',
      'Action',
      'Message',
      'Question',
      'Dormant',
    ],
  );
  test.each([
    ['screens', en, fr],
    ['figures', figuresEn, figuresFr],
    ['playbooks', playbooksEn, playbooksFr],
  ] as const)('has French words for all English ones: %s', (_what, ours, theirs) => {
    const french = new Map<string, string>(Object.entries(theirs));
    expect([...french.keys()].sort()).toEqual(Object.keys(ours).sort());
    const same = Object.entries(ours).filter(
      ([key, text]) => french.get(key) === text && /[a-z]{3}/.test(text) && !alike.has(text),
    );
    // names, symbols and what is spelt alike are meant; a sentence that is the same in both is forgotten
    expect(same.filter(([, text]) => /\s\w+\s/.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
    for (const text of french.values()) expect(text).not.toMatch(/\b(the|with|since|waiting)\b/);
  });
  test.each([...roles, ...ownTypes, ...policy.tasks.queues.flatMap(({ choices }) => choices)])('has a word for %s', (value) => {
    const plain = value.replace(/\.v\d+$/, '').replace(/[_.:-]+/g, ' ');
    expect(termIn('fr', value)).not.toBe(plain.charAt(0).toUpperCase() + plain.slice(1));
  });
  test('has a name for every queue of dead letters', () => {
    for (const queue of deadLetterQueue.options) expect(playbooksFr).toHaveProperty([`queue.${queue}`]);
  });
});

describe('what the shipped policy and the domain write', () => {
  const { catalogue } = policy.requirements;
  test.each([
    ...catalogue.flatMap(({ title, requestedReason }) => [title, `${title}: Ana Silva`, requestedReason]),
    ...policy.risk.rules.flatMap((rule) => [
      rule.text,
      `25 ${rule.text}`,
      ...('request' in rule && rule.request !== undefined ? [rule.request.title, rule.request.remediation] : []),
    ]),
    ...policy.tasks.queues.map(({ title }) => title),
  ])('is said in French: %s', told);

  test.each(playbookStates)('a state of a playbook, %s', (name) => {
    expect(frenchOf(name)).not.toBe(name);
  });
  test('no two states of the playbooks are called the same', () => {
    expect(new Set(playbookStates.map(frenchOf)).size).toBe(playbookStates.length);
  });

  const due = aRequirement('bank_account', { title: 'Bank account for payouts', deadline: '2018-03-27T13:00:00.000Z' });
  const here = having(registered(), due);
  test('a task’s title and facts', () => {
    const asks = [
      ['onboarding', { kind: 'deadline', requirementId: 'bank_account' }],
      ['onboarding', { kind: 'escalation', queue: 'onboarding_call' }],
      ['risk-check', { kind: 'review', assessmentId: 'a1' }],
      ['care-follow-up', { kind: 'care', score: 12 }],
    ] as const;
    for (const [playbook, ask] of asks) {
      const [task] = applied(here, openTask(here, { ...aStep(playbook), ask }, at(tuesday))).tasks;
      for (const text of [task?.title ?? '', ...(task?.facts ?? [])]) told(text);
    }
  });
  test('a deadline, with the day and what stops', () => {
    expect(frenchOf(deadlineText({ ...due, restricts: ['payments', 'payouts'] }, 'UTC'))).toBe(
      'dû le 27 mars 2018, ensuite plus de paiements et versements ; le marchand doit encore : Compte bancaire pour les versements',
    );
    expect(frenchOf('in risk check since 12 March 2018')).toBe('en Contrôle du risque depuis le 12 mars 2018');
  });
  test.each([
    ['registration_number', '12'],
    ['registration_number', 'AB-1'],
    ['vat_number', 'PT12'],
    ['vat_number', 'DE136695976'],
    ['vat_number', 'FR12345678901'],
    ['mcc', '9'],
    ['email', 'nobody'],
    ['email', 'a@mailinator.com'],
    ['phone', '12'],
    ['website', 'shop'],
  ] as const)('what is wrong with a %s (%s), and what to do', (field, value) => {
    const checked = checkField(field, value, registered({ country: 'PT' }).merchant);
    told(checked.ok ? 'it is right' : checked.error.remediation);
  });
  test('a name a person gave is left as it is, and so is what a desk wrote itself', () => {
    expect(frenchOf('Risk review of The Shop of Things')).toBe('Examen du risque de The Shop of Things');
    expect(frenchOf('Ask for the blue form')).toBe('Ask for the blue form');
  });
});
