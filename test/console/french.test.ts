import { describe, expect, test } from 'vitest';
import { en as figuresEn } from '../../console/src/figures/words/en.ts';
import { fr as figuresFr } from '../../console/src/figures/words/fr.ts';
import { en } from '../../console/src/i18n/en.ts';
import { fr } from '../../console/src/i18n/fr.ts';
import { spokenBy } from '../../console/src/i18n/spoken.ts';
import { entryIn } from '../../console/src/i18n/spoken-entry.ts';
import { stateName } from '../../console/src/i18n/states.ts';
import { en as planEn } from '../../console/src/plan/words/en.ts';
import { fr as planFr } from '../../console/src/plan/words/fr.ts';
import { en as playbooksEn } from '../../console/src/playbooks/words/en.ts';
import { fr as playbooksFr } from '../../console/src/playbooks/words/fr.ts';
import { en as policyEn } from '../../console/src/policy/words/en.ts';
import { fr as policyFr } from '../../console/src/policy/words/fr.ts';
import { en as processEn } from '../../console/src/process/words/en.ts';
import { fr as processFr } from '../../console/src/process/words/fr.ts';
import { en as realtimeEn } from '../../console/src/realtime/words/en.ts';
import { fr as realtimeFr } from '../../console/src/realtime/words/fr.ts';
import { roles } from '../../domain/access.ts';
import { deadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';
import { inboundEvents } from '../../domain/events/inbound.ts';
import { ownTypes } from '../../domain/events/own.ts';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import { deadlineFact } from '../../domain/requirement/deadline-facts.ts';
import { openTask } from '../../domain/task/open-task.ts';
import { taskWords } from '../../domain/wording/tasks/task-phrases.ts';
import { termIn } from '../../domain/wording/term.ts';
import { voiceOf } from '../../domain/wording/voice.ts';
import policy from '../../policies/default.json' with { type: 'json' };
import { stateNames } from '../../tools/verify/check-french.ts';
import { applied, aRequirement, aStep, at, having, registered, tuesday } from '../domain/given.ts';

/** words that stand in no French sentence */
const english = /\b(the|of|is|are|was|not|with|send|since|waiting|missed|stop|after|without|call|merchants?|and|due on|needs)\b/i;
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
    ['policy', policyEn, policyFr],
    ['process', processEn, processFr],
    ['plan', planEn, planFr],
    ['realtime', realtimeEn, realtimeFr],
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
  test.each([...roles, ...ownTypes, ...Object.keys(inboundEvents), ...policy.tasks.queues.flatMap(({ choices }) => choices)])(
    'has a word for %s',
    (value) => {
      const plain = value.replace(/\.v\d+$/, '').replace(/[_.:-]+/g, ' ');
      expect(termIn('fr', value)).not.toBe(plain.charAt(0).toUpperCase() + plain.slice(1));
    },
  );
  test('has a name for every queue of dead letters', () => {
    for (const queue of deadLetterQueue.options) expect(playbooksFr).toHaveProperty([`queue.${queue}`]);
  });
});

describe('the states of the playbooks', () => {
  test.each(playbookStates)('%s has a French name', (name) => {
    expect(stateName('fr', name)).not.toBe(name);
    expect(stateName('en', name)).toBe(name);
  });
  test('no two are called the same', () => {
    expect(new Set(playbookStates.map((name) => stateName('fr', name))).size).toBe(playbookStates.length);
  });
});

describe('a task of the domain on a page', () => {
  const due = aRequirement('bank_account', { title: 'Bank account for payouts', deadline: '2018-03-27T13:00:00.000Z' });
  const here = having(registered(), due);
  test('has its title and facts in French', () => {
    const asks = [
      ['onboarding', { kind: 'deadline', requirementId: 'bank_account' }],
      ['onboarding', { kind: 'escalation', queue: 'onboarding_call' }],
      ['risk-check', { kind: 'review', assessmentId: 'a1' }],
      ['care-follow-up', { kind: 'care', score: 12 }],
    ] as const;
    for (const [playbook, ask] of asks) {
      const [task] = applied(here, openTask(here, { ...aStep(playbook), ask }, at(tuesday))).tasks;
      if (task === undefined) throw new Error(`${playbook} asks nothing`);
      const [en, fr] = [spokenBy(voiceOf('en')).task(task), spokenBy(voiceOf('fr')).task(task)];
      expect(fr.title).not.toBe(en.title);
      expect(fr.facts.length).toBe(en.facts.length);
      for (const text of [fr.title, ...fr.facts]) expect(text).not.toMatch(english);
    }
  });
  test('names the day and what stops', () => {
    const fact = deadlineFact({ ...due, restricts: ['payments', 'payouts'] }, 'UTC');
    expect(taskWords.read(fact, voiceOf('fr'))).toBe(
      'dû le 27 mars 2018, puis arrêt : paiements et versements ; en attente du marchand : Compte bancaire pour les versements',
    );
  });
  test('keeps a sentence that an older version wrote, and a name as it was given', () => {
    const { task } = spokenBy(voiceOf('fr'));
    const [open] = applied(
      here,
      openTask(here, { ...aStep(), ask: { kind: 'deadline', requirementId: 'bank_account' } }, at(tuesday)),
    ).tasks;
    if (open === undefined) throw new Error('no task');
    expect(task({ ...open, title: 'Risk review of The Shop of Things', facts: ['score 3_4'] })).toMatchObject({
      title: 'Risk review of The Shop of Things',
      ...{ facts: ['score 3_4'], typedFacts: ['score 3_4'] },
    });
  });
});

const entry = { merchantId: 'm', id: 'e', at: tuesday, actor: { kind: 'system', id: 'run' } } as const;
test('the timeline words titles, errors and reasons of ours, and leaves the words of others', () => {
  const fr = voiceOf('fr');
  const opened = { ...entry, type: 'requirement.opened.v1', reason: 'payouts need an account in the name of the business' };
  expect(entryIn({ ...opened, data: { requirementId: 'bank_account' } }, fr).reason).toBe(
    'les versements exigent un compte au nom de l’activité',
  );
  const about = { country: 'PT' };
  const failed = { requirementId: 'identifier:bank_account', code: 'iban_missing', about, remediation: 'english' };
  expect(entryIn({ ...entry, type: 'requirement.failed.v1', data: failed }, fr).data['remediation']).toBe(
    'un compte en PT se désigne par son IBAN : envoyez l’IBAN',
  );
  const theirs = { requirementId: 'website', code: 'blurred', remediation: 'send a_sharper: copy' };
  expect(entryIn({ ...entry, type: 'requirement.failed.v1', data: theirs }, fr).data).toEqual(theirs);
  const title = { code: 'risk-review', about: { merchant: 'Ana & Co' } };
  expect(entryIn({ ...entry, type: 'task.opened.v1', data: { title } }, fr).data['title']).toBe('Examen du risque : Ana & Co');
  expect(entryIn({ ...entry, type: 'case.opened.v1', data: { title: 'a_b: c' } }, fr).data['title']).toBe('a_b: c');
});
