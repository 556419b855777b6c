import { describe, expect, it, test } from 'vitest';
import { type HomeStep, homeSteps, stepOf, stepsOf } from '../../../domain/home/home-step.ts';
import { dueNow, handInOf } from '../../../domain/home/merchant-home.ts';
import type { Requirement } from '../../../domain/model/requirement.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { anOpenTask, aPolicy, aRequirement, at, having, inStage, registered, shopId, tuesday } from '../given.ts';

const subject = (kind: Requirement['subject']['kind'], id = 'x') => ({ subject: { kind, id } });
const met = { dueStatus: 'satisfied', verificationStatus: 'verified' } as const;
const statusOf = (snapshot: Snapshot, step: HomeStep) => stepsOf(snapshot).find((one) => one.step === step)?.status;
const approved = { approvedAt: tuesday };
const methods = (snapshot: Snapshot, ...statuses: Snapshot['paymentMethods'][number]['status'][]): Snapshot => ({
  ...snapshot,
  paymentMethods: statuses.map((status, n) => ({
    ...{ kind: 'payment_method', merchantId: shopId, id: `method_${n}`, version: 1, pspClient: 'direct', wanted: true },
    ...{ status, statusAt: tuesday },
  })),
});
const bare = methods(registered());

describe('the step of a requirement', () => {
  test.each([
    ['person', 'onboarding', 'representatives'],
    ['bank_account', 'onboarding', 'bank'],
    ['payment_method', 'activation', 'payment_methods'],
    ['merchant', 'onboarding', 'company'],
    ['merchant', 'activation', 'integration'],
    ['document', 'onboarding', 'company'],
    ['document', 'activation', 'bank'],
  ] as const)('about a %s, due in %s, is %s', (kind, dueIn, step) => {
    expect(stepOf(aRequirement('x', { ...subject(kind), dueIn }))).toBe(step);
  });
});

describe('a step', () => {
  const company = (more: Partial<Requirement>) => statusOf(having(bare, aRequirement('website', more)), 'company');

  it('is there for everything up to the first sale, in order', () => {
    expect(stepsOf(bare).map(({ step }) => step)).toEqual(homeSteps);
  });

  it('is the merchant’s as soon as the merchant can do anything about it', () => {
    const both = having(bare, aRequirement('a'), aRequirement('b', { awaitingActionFrom: 'operations' }));
    expect([company({}), statusOf(both, 'company')]).toEqual(['to_do', 'to_do']);
  });

  it('is with us, with a provider, for later, or done', () => {
    expect(company({ awaitingActionFrom: 'operations' })).toBe('with_us');
    expect(company({ awaitingActionFrom: 'provider' })).toBe('with_provider');
    expect(company({ dueStatus: 'eventually_due' })).toBe('later');
    expect([company(met), statusOf(bare, 'bank')]).toEqual(['done', 'done']);
  });

  it('of the integration is for later until the application is decided', () => {
    expect(statusOf(bare, 'integration')).toBe('later');
    expect(statusOf(inStage('activation', approved, bare), 'integration')).toBe('done');
    const asked = having(inStage('activation', approved, bare), aRequirement('technical_integration', { dueIn: 'activation' }));
    expect(statusOf(asked, 'integration')).toBe('to_do');
  });

  it('of the first sale begins when payments may come, and ends with one', () => {
    expect(statusOf(bare, 'first_sale')).toBe('later');
    expect(statusOf(inStage('activation', { chargesEnabled: true }, bare), 'first_sale')).toBe('to_do');
    const payments = { firstSaleAt: tuesday } as Snapshot['payments'];
    expect(statusOf({ ...bare, payments }, 'first_sale')).toBe('done');
  });
});

describe('the payment methods', () => {
  const since = (...statuses: Parameters<typeof methods>[1][]) =>
    statusOf(methods(inStage('activation', approved), ...statuses), 'payment_methods');

  it('are done once each wanted one is activated, or none is wanted', () => {
    expect([since('activated', 'activated'), since()]).toEqual(['done', 'done']);
  });

  it('wait for us or for a scheme, and before the approval for nobody', () => {
    expect(since('activated', 'pending_review')).toBe('with_us');
    expect([since('pending_boarding'), since('pending_external', 'activated')]).toEqual(['with_provider', 'with_provider']);
    expect(statusOf(methods(registered(), 'pending_boarding'), 'payment_methods')).toBe('later');
  });

  it('go on with those that are left, and stop when every one was refused', () => {
    expect([since('rejected', 'activated'), since('rejected', 'terminated')]).toEqual(['done', 'stopped']);
  });

  it('are the merchant’s while something about one is to be handed in', () => {
    const asked = aRequirement('creditor_identifier:sepa_debit', { ...subject('payment_method'), dueIn: 'activation' });
    expect(statusOf(having(methods(inStage('activation', approved), 'pending_review'), asked), 'payment_methods')).toBe('to_do');
  });
});

describe('what is handed in', () => {
  test.each([
    ['identifier:vat_number', 'merchant', 'value'],
    ['identifier:bank_account', 'bank_account', 'account'],
    ['website', 'merchant', 'address'],
    ['articles', 'document', 'document'],
  ] as const)('for %s is a %s', (id, kind, expected) => {
    expect(handInOf(aRequirement(id, subject(kind)))).toBe(expected);
  });

  it('is nothing where somebody else supplies it', () => {
    expect(handInOf(aRequirement('pricing_approval', { suppliedBy: 'operations' }))).toBeUndefined();
  });
});

describe('what is due', () => {
  const context = at(tuesday);
  it('is the merchant’s by the nearest deadline, apart from what others have', () => {
    const snapshot = having(
      bare,
      aRequirement('later', { deadline: '2018-03-20T00:00:00.000Z' }),
      aRequirement('never'),
      aRequirement('soon', { deadline: '2018-03-08T00:00:00.000Z', dueStatus: 'past_due' }),
      aRequirement('ours', { awaitingActionFrom: 'operations' }),
      aRequirement('one day', { dueStatus: 'eventually_due' }),
    );
    const { yours, others } = dueNow(snapshot, context);
    expect(yours.map(({ requirement, until }) => [requirement.id, until])).toEqual([
      ['soon', undefined],
      ['later', undefined],
      ['never', undefined],
    ]);
    expect(others.map(({ requirement }) => requirement.id)).toEqual(['ours']);
  });

  const untilOf = (more: Partial<Requirement>, ...tasks: ReturnType<typeof anOpenTask>[]) =>
    dueNow(having(bare, aRequirement('website', more), ...tasks), context).others[0]?.until;
  const task = anOpenTask('t', { subjectKind: 'requirement', subjectId: 'website' });

  it('is with us until the service level of its task, or as long as policy lets us', () => {
    expect(untilOf({ awaitingActionFrom: 'operations' }, task)).toBe(task.slaDueAt);
    expect(untilOf({ awaitingActionFrom: 'operations' })).toBe('2018-03-09T13:00:00.000Z');
  });

  it('is with a provider from when it was handed in, as long as policy lets the provider', () => {
    const submittedAt = '2018-03-07T13:00:00.000Z';
    expect(untilOf({ awaitingActionFrom: 'provider', submittedAt }, task)).toBe('2018-03-14T13:00:00.000Z');
  });

  it('has no day where policy names none', () => {
    const policy = { ...aPolicy(), ourMoveLimits: [] };
    const { others } = dueNow(having(bare, aRequirement('x', { awaitingActionFrom: 'operations' })), at(tuesday, policy));
    expect(others[0]?.until).toBeUndefined();
  });
});
