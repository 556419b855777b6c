import { describe, expect, test } from 'vitest';
import { askForKey } from '../../../domain/api-key/ask-for-key.ts';
import { askChange } from '../../../domain/company/ask-change.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { fourEyesFor } from '../../../domain/risk/demand-four-eyes.ts';
import { openTask } from '../../../domain/task/open-task.ts';
import type { TaskAsk } from '../../../domain/task/task-ask.ts';
import { fourEyesReasons } from '../../../domain/task/who-approves-twice.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { type taskPhrases, taskWords } from '../../../domain/wording/tasks/task-phrases.ts';
import { type twoPeoplePhrases, twoPeopleWords } from '../../../domain/wording/tasks/two-people-phrases.ts';
import type { Worded } from '../../../domain/wording/told.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { withSettledWork } from '../../../domain/work/settle-work.ts';
import { aPolicy, applied, aRequirement, aStep, assessed, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { calm } from '../risk/calm.ts';

type Made = () => readonly Worded[];
const wordsOfTask = (
  snapshot: Snapshot,
  playbook: 'onboarding' | 'risk-check' | 'care-follow-up',
  ask: TaskAsk,
): readonly Worded[] =>
  applied(snapshot, openTask(snapshot, { ...aStep(playbook), ask }, at(tuesday))).tasks.flatMap(({ title, facts }) => [
    title,
    ...facts,
  ]);

const error = { code: 'unreadable', remediation: 'send it again so that every corner and every letter can be read' };
const missed = having(
  registered(),
  aRequirement('bank_account', { title: 'Bank account for payouts', dueStatus: 'past_due', deadline: tuesday, errors: [error] }),
);
const deadline: Made = () => wordsOfTask(missed, 'onboarding', { kind: 'deadline', requirementId: 'bank_account' });
const call: Made = () => wordsOfTask(missed, 'onboarding', { kind: 'escalation', queue: 'onboarding_call' });
const reason = { rule: 'country_black', text: 'A country involved is on the FATF call for action', contribution: 60 };
const review = (snapshot: Snapshot): Made => {
  return () => wordsOfTask(snapshot, 'risk-check', { kind: 'review', assessmentId: 'a' });
};
const complaint = {
  ...{ kind: 'case' as const, merchantId: shopId, id: 'c1', version: 1, title: 'No payout' },
  ...{ severity: 'high' as const, openedAt: tuesday },
};
const care: Made = () => wordsOfTask(having(inStage('care'), complaint), 'care-follow-up', { kind: 'care', score: 12 });
const handedIn: Made = () => {
  const website = aRequirement('website', {
    title: 'Website or shop page that shows what is sold',
    ...{ verifiedBy: 'operations', verificationStatus: 'pending_verification', awaitingActionFrom: 'operations' },
  });
  const snapshot = having(registered(), website);
  const entry = { merchantId: shopId, id: 'e', at: tuesday, type: 'requirement.submitted.v1', data: {} };
  const actor = { kind: 'merchant' as const, id: shopId };
  const changes = { puts: [website], deletes: [], timeline: [{ ...entry, actor }] };
  return applied(snapshot, withSettledWork(snapshot, changes, at(tuesday))).tasks.map(({ title }) => title);
};

const unscanned: Made = () => {
  const document = {
    ...{
      kind: 'document' as const,
      merchantId: shopId,
      id: 'd1',
      version: 1,
      requirementId: 'website',
      name: 'page.pdf',
      bytes: 9,
    },
    ...{ from: { kind: 'merchant' as const, id: shopId }, upload: { key: 'k', versionId: 'v' }, sha256: 'a'.repeat(64) },
    ...{ receivedAt: tuesday, state: 'received' as const, type: 'pdf' as const, unscannedAt: tuesday },
  };
  const snapshot = having(
    registered(),
    aRequirement('website', { title: 'Website or shop page that shows what is sold' }),
    document,
  );
  const entry = { merchantId: shopId, id: 'e', at: tuesday, type: 'document.unscanned.v1', data: {} };
  const changes = { puts: [document], deletes: [], timeline: [{ ...entry, actor: document.from }] };
  return applied(snapshot, withSettledWork(snapshot, changes, at(tuesday))).tasks.map(({ title }) => title);
};

/** a decision that opens a task with each word; a code without one does not compile */
/** the merchant asks for another account */
const change: Made = () => {
  const wish = {
    merchantId: shopId,
    requestId: 'r',
    by: 'ana@lojadaana.com.br',
    subject: 'website',
    wish: 'Another one',
  } as const;
  return applied(registered(), askChange(registered(), wish, at(tuesday))).tasks.flatMap(({ title, facts }) => [title, ...facts]);
};

/** an owner asks for a key */
const newKey: Made = () => {
  const wish = {
    merchantId: shopId,
    requestId: 'r',
    by: 'ana@lojadaana.com.br',
    asked: { wish: 'new', name: 'Web shop' },
  } as const;
  return applied(registered(), askForKey(registered(), wish, at(tuesday))).tasks.map(({ title }) => title);
};

const tasks: Readonly<Record<keyof typeof taskPhrases, Made>> = {
  'api-key-asked': newKey,
  'change-asked': change,
  'deadline-missed': deadline,
  'requirement-due': deadline,
  'requirement-remedy': deadline,
  'requirement-work': handedIn,
  'document-unscanned': unscanned,
  'queue-work': call,
  'in-stage': call,
  'risk-review': review(assessed('review', { reasons: [reason] })),
  'risk-score': review(assessed('review', { reasons: [reason] })),
  'risk-reason': review(assessed('review', { reasons: [reason] })),
  'risk-score-unknown': review(inStage('risk_check')),
  'critical-health': care,
  'health-score': care,
  'open-case': care,
};

const { merchant } = registered();
const policy = (change: (one: PolicyDocument) => void = () => undefined) => {
  const own = aPolicy();
  change(own);
  return versioned(own);
};
/** a decision that takes two people, for each reason; a code without one does not compile */
const twice: Readonly<Record<keyof typeof twoPeoplePhrases, Made>> = {
  'queue-takes-two': () =>
    fourEyesReasons(
      policy((one) => one.tasks.fourEyes.queues.push('leads')),
      merchant,
      'leads',
    ),
  'reviews-take-two': () =>
    fourEyesFor(
      merchant,
      0,
      calm,
      policy((one) => one.tasks.fourEyes.queues.push('risk_review')),
    ).reasons,
  'score-takes-two': () => fourEyesFor(merchant, 99, calm, policy()).reasons,
  'volume-takes-two': () => fourEyesFor({ ...merchant, declaredMonthlyVolumeMinor: 9e9 }, 0, calm, policy()).reasons,
  'volume-without-limit': () =>
    fourEyesFor({ ...merchant, currency: 'KWD', declaredMonthlyVolumeMinor: 1 }, 0, calm, policy()).reasons,
  'name-takes-two': () => fourEyesFor(merchant, 0, { ...calm, screening_level: 'possible' }, policy()).reasons,
  'change-takes-two': () => fourEyesReasons(policy(), merchant, 'account_approvals'),
  'price-takes-two': () => fourEyesReasons(policy(), { ...merchant, declaredMonthlyVolumeMinor: 9e9 }, 'pricing'),
};

test('an error of ours stands among the facts of a task by its code', () => {
  const about = { name: 'CNPJ', example: '11222333000181' };
  const errors = [{ code: 'registration_number_checksum', about }, { code: 'mcc_unknown' }];
  const wrong = having(registered(), aRequirement('bank_account', { dueStatus: 'past_due', deadline: tuesday, errors }));
  const facts = wordsOfTask(wrong, 'onboarding', { kind: 'deadline', requirementId: 'bank_account' });
  expect(facts).toContainEqual({ code: 'registration_number_checksum', about });
  expect(facts).toContainEqual({ code: 'mcc_unknown', about: {} });
  expect(facts.map((fact) => taskWords.read(fact, voiceOf('fr'))).join('\n')).toContain('CNPJ');
});

describe.each([
  ...Object.entries(tasks).map(([code, make]) => ({ code, make, words: taskWords })),
  ...Object.entries(twice).map(([code, make]) => ({ code, make, words: twoPeopleWords })),
])('$code', ({ code, make, words }) => {
  test('is told by a decision, and worded in both languages with its values', () => {
    const found = make().find((one) => typeof one !== 'string' && one.code === code);
    if (found === undefined) throw new Error(`nothing tells ${code}`);
    const [english, french] = readingLanguages.map((language) => words.read(found, voiceOf(language)));
    expect(english).not.toBe(voiceOf('en').word(code));
    expect(french).not.toBe(english);
    for (const said of [english, french]) expect(said).not.toMatch(/undefined|\[object|NaN/);
  });
});
