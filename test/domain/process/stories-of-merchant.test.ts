import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateOfWait } from '../../../domain/process/state-of-wait.ts';
import { storiesOf } from '../../../domain/process/stories-of-merchant.ts';
import type { LifecycleStage } from '../../../domain/values.ts';
import { aPolicy, shopId } from '../given.ts';

const hour = 3_600_000;
const start = Date.parse('2018-05-07T12:00:00.000Z');
const iso = (hours: number): string => new Date(start + hours * hour).toISOString();
type Told = readonly [hours: number, type: string, data?: object, run?: string];
const entriesOf = (told: readonly Told[]) =>
  told.map(([hours, type, data = {}, run], n) => ({
    ...{ merchantId: shopId, id: `${type}/${n}`, at: iso(hours), type, actor: { kind: 'system' as const, id: 'run' } },
    data: data as never,
    ...(run === undefined ? {} : { run }),
  }));
const stories = (stages: readonly (readonly [hours: number, stage: LifecycleStage])[], told: readonly Told[], until = 100) =>
  storiesOf(
    { stageHistory: stages.map(([hours, stage]) => ({ stage, at: iso(hours) })) },
    entriesOf(told),
    aPolicy(),
    iso(until),
  );
const told = (...args: Parameters<typeof stories>) =>
  stories(...args).map(({ playbook, from, to, over, waits }) => [
    ...[playbook, (from - start) / hour, (to - start) / hour, over],
    waits.map((wait) => `${wait.who} ${wait.what} ${(wait.to - wait.from) / hour}`),
  ]);
const due = { dueStatus: 'currently_due', verificationStatus: 'not_submitted' };
const asked = (requirementId: string, awaitingActionFrom = 'merchant') => ({ requirementId, awaitingActionFrom, ...due });
const work = (taskId: string, subjectKind = 'risk_review', subjectId = 'r') => ({
  ...{ taskId, queue: 'risk_review', subjectKind, subjectId, slaDueAt: iso(20) },
});

describe('a merchant in a stage', () => {
  test('is waited for until it has handed in, then whoever checks, and again after a refusal', () => {
    expect(
      told(
        [[0, 'onboarding']],
        [
          [1, 'requirement.opened.v1', asked('bank_account')],
          [1, 'requirement.opened.v1', asked('owner_identity:p2')],
          [3, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
          [4, 'requirement.submitted.v1', { requirementId: 'owner_identity:p2' }],
          [7, 'requirement.failed.v1', { requirementId: 'bank_account' }],
          [9, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
          [10, 'requirement.satisfied.v1', { requirementId: 'bank_account' }],
          [12, 'requirement.satisfied.v1', { requirementId: 'owner_identity:p2' }],
        ],
        13,
      ),
    ).toEqual([
      [
        ...['onboarding', 0, 13, false],
        [
          ...['us playbook 1', 'merchant bank_account 2', 'merchant owner_identity 1', 'provider bank_account 3'],
          ...['merchant bank_account 2', 'provider bank_account 1', 'provider owner_identity 2', 'us playbook 1'],
        ],
      ],
    ]);
  });

  test('is ours while a task is open that its run waits for, and worked on while somebody has it', () => {
    expect(
      told(
        [
          [0, 'onboarding'],
          [1, 'risk_check'],
          [30, 'activation'],
          [40, 'care'],
        ],
        [
          [2, 'task.opened.v1', work('t'), 'run'],
          [3, 'task.opened.v1', work('follow-up', 'merchant')],
          [5, 'task.claimed.v1', { taskId: 't' }],
          [6, 'task.released.v1', { taskId: 't' }],
          [8, 'task.assigned.v1', { taskId: 't' }],
          [8, 'task.watched.v1', { taskId: 't' }],
          [9, 'task.decided.v1', { taskId: 't' }],
          [9, 'task.released.v1', { taskId: 'unheard' }],
        ],
      ),
    ).toEqual([
      ['onboarding', 0, 1, true, ['us playbook 1']],
      [
        ...['risk-check', 1, 30, true],
        [
          'us playbook 1',
          'us risk_review 3',
          'handling risk_review 1',
          'us risk_review 2',
          'handling risk_review 1',
          'us playbook 21',
        ],
      ],
      ['activation', 30, 40, true, ['merchant first_sale 10']],
    ]);
  });

  test('that can sell is not held up by another payment method, and one that cannot is', () => {
    const boarding = [
      [1, 'requirement.opened.v1', asked('boarding:pix', 'provider')],
      [3, 'payment-method.boarding.changed.v1', { method: 'card', status: 'pending_review' }],
      [4, 'payment-method.boarding.changed.v1', { method: 'card', status: 'activated' }],
      [6, 'requirement.opened.v1', asked('licence', 'operations')],
    ] as const;
    expect(told([[0, 'activation']], boarding, 8)[0]?.[4]).toEqual([
      ...['merchant first_sale 1', 'provider boarding:pix 3', 'merchant first_sale 2', 'us licence 2'],
    ]);
  });

  test('that has left has nothing under way any more', () => {
    expect(
      told(
        [
          [0, 'onboarding'],
          [5, 'offboarded'],
        ],
        [[1, 'case.opened.v1', { caseId: 'c' }]],
      ),
    ).toEqual([
      ['onboarding', 0, 5, true, ['us playbook 5']],
      ['case', 1, 5, true, ['us case 4']],
    ]);
  });
});

describe('beside the stages', () => {
  test('a case waits for whom its facts say; opened again it is a run of its own', () => {
    expect(
      told(
        [[0, 'care']],
        [
          [1, 'case.opened.v1', { caseId: 'c' }],
          [2, 'task.opened.v1', work('t', 'case', 'c')],
          [3, 'task.claimed.v1', { taskId: 't' }],
          [4, 'case.provider-asked.v1', { caseId: 'c', of: 'q' }],
          [6, 'case.provider-answered.v1', { caseId: 'c', of: 'q' }],
          [7, 'case.answered.v1', { caseId: 'c' }],
          [9, 'case.closed.v1', { caseId: 'c' }],
          [20, 'case.opened.v1', { caseId: 'c' }],
        ],
        21,
      ),
    ).toEqual([
      [
        ...['case', 1, 9, true],
        [
          'us case 1',
          'us risk_review 1',
          'handling risk_review 1',
          'provider case 2',
          'handling risk_review 1',
          'merchant case 2',
        ],
      ],
      ['case', 20, 21, false, ['handling risk_review 1']],
    ]);
  });

  test('a check-in is ours from the day it is due until it is closed', () => {
    expect(
      told(
        [[0, 'care']],
        [
          [1, 'check-in.due.v1', { checkInId: 'day-7' }],
          [2, 'task.opened.v1', work('t', 'check_in', 'day-7'), 'run'],
          [4, 'task.cancelled.v1', { taskId: 't' }],
          [5, 'check-in.closed.v1', { checkInId: 'day-7' }],
          [6, 'check-in.closed.v1', { checkInId: 'another' }],
        ],
      ),
    ).toEqual([['care-follow-up', 1, 5, true, ['us playbook 1', 'us risk_review 2', 'us playbook 1']]]);
  });

  test('an account change waits for evidence, for people, for the time policy prescribes and for the first payout', () => {
    expect(
      told(
        [[0, 'care']],
        [
          [1, 'account-change.asked.v1', { changeId: 'c' }],
          [3, 'account-change.weighed.v1', { changeId: 'c' }],
          [3, 'task.opened.v1', work('t', 'account_change', 'c'), 'run'],
          [4, 'task.decided.v1', { taskId: 't' }],
          [4, 'account-change.cooling-off.v1', { changeId: 'c' }],
          [6, 'account-change.handed-over.v1', { changeId: 'c' }],
          [7, 'account-change.closed.v1', { changeId: 'c' }],
          [8, 'account-change.cooling-off.v1', { changeId: 'stopped' }],
        ],
      ),
    ).toEqual([
      [
        ...['account-change', 1, 7, true],
        ['merchant evidence 2', 'us risk_review 1', 'policy cooling_off 2', 'provider first_payout 1'],
      ],
    ]);
  });
});

test('whatever happens, the waits of a run follow each other without a gap and add up to it', () => {
  const kinds = [
    ...['requirement.submitted.v1', 'requirement.failed.v1', 'requirement.satisfied.v1'],
    ...['task.opened.v1', 'task.claimed.v1', 'task.decided.v1', 'case.opened.v1', 'case.answered.v1', 'case.closed.v1'],
  ];
  const data = { requirementId: 'bank_account', caseId: 'c', ...work('t', 'case', 'c') };
  const happened = fc.array(fc.record({ at: fc.integer({ min: 1, max: 99 }), type: fc.constantFrom(...kinds) }), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(happened, (all) => {
      const sorted = all.toSorted((one, other) => one.at - other.at).map(({ at, type }): Told => [at, type, data]);
      const found = stories(
        [
          [0, 'onboarding'],
          [50, 'risk_check'],
        ],
        [[0, 'requirement.opened.v1', asked('bank_account')], ...sorted],
      );
      expect(found.length).toBeGreaterThanOrEqual(2);
      for (const { from, to, waits } of found) {
        expect([waits[0]?.from, waits.at(-1)?.to]).toEqual([from, to]);
        for (const [n, wait] of waits.slice(1).entries()) expect(wait.from).toBe(waits[n]?.to);
      }
    }),
  );
});

test('time lies in the state of the graph that waits for it, where there is one', () => {
  const of = (playbook: Parameters<typeof stateOfWait>[0], who: 'us' | 'merchant' | 'provider' | 'policy', what: string) =>
    stateOfWait(playbook, { who, what });
  expect([of('onboarding', 'merchant', 'bank_account'), of('activation', 'merchant', 'first_sale')]).toEqual([
    ...['requirements', 'first_sale'],
  ]);
  expect([of('risk-check', 'us', 'risk_review'), of('risk-check', 'merchant', 'information:x')]).toEqual(['decision', 'answers']);
  expect([of('case', 'merchant', 'case'), of('case', 'us', 'case')]).toEqual(['silence', 'case_news']);
  expect([of('account-change', 'us', 'q'), of('account-change', 'merchant', 'evidence')]).toEqual(['decision', 'evidence']);
  expect([of('account-change', 'provider', 'first_payout'), of('account-change', 'policy', 'cooling_off')]).toEqual([
    ...['first_payout', undefined],
  ]);
});
