import { describe, expect, test } from 'vitest';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { approvePrice, proposePrice } from '../../../domain/desk/prices-by-hand.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { priceTakesTwo } from '../../../domain/pricing/price-takes-two.ts';
import { openWork } from '../../../domain/work/open-work.ts';
import { anOpenTask, aPolicy, applied, aRequirement, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

/** a price that is agreed holds at once: merchants accept none of their own */
const without = (): PolicyDocument => {
  const policy = aPolicy();
  return { ...policy, pricing: { ...policy.pricing!, merchantAccepts: false } };
};
const context = at(tuesday, without());
const conditions = [
  { method: 'all', basisPoints: 150, fixedMinor: 20 },
  { method: 'pix', plan: 'three_times', basisPoints: 320, fixedMinor: 0 },
];
const who = (by: string) => ({ merchantId: shopId, requestId: `k-${by}`, by, reason: 'a large merchant' });
const propose = (snapshot: Snapshot, by = 'ana') =>
  proposePrice(snapshot, { ...who(by), conditions, validFrom: '2018-04-01' }, context);
const large = 100_000_000;
const shop = (declaredMonthlyVolumeMinor = 1_000): Snapshot => registered({ declaredMonthlyVolumeMinor });
const waiting = (snapshot: Snapshot): Snapshot =>
  having(
    snapshot,
    aRequirement('pricing_approval', { suppliedBy: 'operations', verifiedBy: 'operations', awaitingActionFrom: 'operations' }),
    anOpenTask('p', {
      ...{ queue: 'pricing', subjectKind: 'requirement', subjectId: 'pricing_approval', choices: ['agree'] },
      ...{ run: undefined, playbook: undefined },
    }),
  );

describe('a price', () => {
  test('is proposed by one person, dated, and on the timeline', () => {
    const decision = propose(shop());
    expect(decision.result).toEqual({ kind: 'proposed', validFrom: '2018-04-01', takesTwo: false });
    expect(applied(shop(), decision).merchant.prices).toEqual({
      proposed: { conditions, validFrom: '2018-04-01', by: 'ana', at: tuesday, reason: 'a large merchant' },
    });
    expect(decision.timeline).toMatchObject([{ type: 'price.proposed.v1', data: { conditions, validFrom: '2018-04-01' } }]);
  });

  test('below policy’s volume is agreed by one person, who may have proposed it', () => {
    const proposed = applied(shop(), propose(shop()));
    const decision = approvePrice(proposed, who('ana'), context);
    expect(decision.result).toEqual({ kind: 'agreed', validFrom: '2018-04-01', takesTwo: false });
    expect(applied(proposed, decision).merchant.prices).toEqual({
      agreed: { conditions, validFrom: '2018-04-01', at: tuesday, approvedBy: ['ana'] },
    });
  });

  test('above it takes another person than who proposed it, under whatever spelling', () => {
    const proposed = applied(shop(large), propose(shop(large)));
    expect(() => approvePrice(proposed, who('Ana'), context)).toThrow(because('first-approver', { by: 'Ana' }));
    const decision = approvePrice(proposed, who('leo'), context);
    expect(applied(proposed, decision).merchant.prices?.agreed?.approvedBy).toEqual(['ana', 'leo']);
  });

  test('that is agreed meets what waits for it, and its task is over', () => {
    const proposed = applied(waiting(shop()), propose(waiting(shop())));
    const after = applied(proposed, approvePrice(proposed, who('leo'), context));
    expect(after.requirements.find(({ id }) => id === 'pricing_approval')?.dueStatus).toBe('satisfied');
    expect(openTasks(after)).toEqual([]);
  });

  test('nobody proposed cannot be approved, nor one whose task is half decided, nor of a merchant that has left', () => {
    expect(() => approvePrice(shop(), who('leo'), context)).toThrow(because('price-none'));
    const half = having(waiting(shop()), {
      ...anOpenTask('p', {
        queue: 'pricing',
        subjectKind: 'requirement',
        subjectId: 'pricing_approval',
        run: undefined,
        playbook: undefined,
      }),
      approvals: [{ choice: 'agree', reason: 'fine', by: 'leo', at: tuesday }],
    });
    expect(() => propose(half)).toThrow(because('price-under-approval'));
    expect(() => approvePrice(half, who('leo'), context)).toThrow(because('price-under-approval'));
    expect(() => propose(inStage('offboarded'))).toThrow();
  });
});

describe('a price of the merchant’s own, where policy has merchants accept theirs', () => {
  const offering = at(tuesday);
  const agreed = { conditions: aPolicy().pricing!.list, validFrom: '2018-01-01', at: tuesday, approvedBy: ['leo'] };

  test('is an offer, and what was agreed before holds meanwhile', () => {
    const before = applied(shop(), propose(shop()));
    const proposed = { ...before, merchant: { ...before.merchant, prices: { ...before.merchant.prices, agreed } } };
    const decision = approvePrice(proposed, who('leo'), offering);
    expect(decision.result).toEqual({ kind: 'offered', validFrom: '2018-04-01', takesTwo: false });
    expect(decision.timeline).toMatchObject([{ type: 'price.offered.v1', data: { offerId: 'agree-price/k-leo' } }]);
    expect(applied(proposed, decision).merchant.prices).toEqual({
      agreed,
      offered: { id: 'agree-price/k-leo', conditions, validFrom: '2018-04-01', at: tuesday, approvedBy: ['ana', 'leo'] },
    });
  });

  test('meets what waited for operations’ word on it, by the task as by hand', () => {
    const proposed = applied(waiting(shop()), propose(waiting(shop())));
    const input = { taskId: 'p', by: 'leo', roles: ['risk' as const], choice: 'agree', reason: 'usual' };
    const after = applied(proposed, decideWork(proposed, input, offering));
    expect(after.merchant.prices?.offered).toMatchObject({ conditions, approvedBy: ['leo'] });
    expect(after.requirements.find(({ id }) => id === 'pricing_approval')?.dueStatus).toBe('satisfied');
  });

  test('is no offer where it is the list price, which came with the application', () => {
    const input = { taskId: 'p', by: 'leo', roles: ['risk' as const], choice: 'agree', reason: 'usual' };
    const after = applied(waiting(shop()), decideWork(waiting(shop()), input, offering));
    expect(after.merchant.prices).toMatchObject({ agreed: { conditions: aPolicy().pricing?.list } });
  });
});

describe('the task to agree a price', () => {
  const decide = (snapshot: Snapshot, by: string, policy?: PolicyDocument) =>
    decideWork(
      snapshot,
      { taskId: 'p', by, roles: ['risk'], choice: 'agree', reason: 'usual' },
      at(tuesday, policy ?? without()),
    );

  test('agrees what was proposed', () => {
    const proposed = applied(waiting(shop()), propose(waiting(shop())));
    expect(applied(proposed, decide(proposed, 'leo')).merchant.prices?.agreed).toMatchObject({ conditions, approvedBy: ['leo'] });
  });

  test('agrees the policy’s list price as of today where nobody proposed another', () => {
    const after = applied(waiting(shop()), decide(waiting(shop()), 'leo'));
    expect(after.merchant.prices?.agreed).toMatchObject({ conditions: aPolicy().pricing?.list, validFrom: '2018-03-06' });
    expect(after.requirements.find(({ id }) => id === 'pricing_approval')?.dueStatus).toBe('satisfied');
  });

  test('needs a proposal under a policy without a list price', () => {
    const { pricing: _none, ...policy } = aPolicy();
    expect(() => decide(waiting(shop()), 'leo', policy)).toThrow(because('price-none'));
  });
});

test('two people agree from policy’s volume on, in a currency it has no limit for, and under a policy without prices', () => {
  const policy = aPolicy();
  expect(priceTakesTwo(policy, { currency: 'BRL', declaredMonthlyVolumeMinor: large })).toBe(true);
  expect(priceTakesTwo(policy, { currency: 'BRL', declaredMonthlyVolumeMinor: large - 1 })).toBe(false);
  expect(priceTakesTwo(policy, { currency: 'BRL' })).toBe(false);
  expect(priceTakesTwo(policy, { currency: 'SEK', declaredMonthlyVolumeMinor: 1 })).toBe(true);
  expect(priceTakesTwo(policy, { currency: 'SEK' })).toBe(false);
  expect(priceTakesTwo({}, { currency: 'BRL' })).toBe(true);
});

test('a task to agree the price of a large merchant takes two people from the start', () => {
  const work = {
    queue: 'pricing',
    subjectKind: 'merchant' as const,
    subjectId: shopId,
    title: 't',
    cause: 'c',
    actor: { kind: 'system' as const, id: 's' },
  };
  expect(openWork(shop(large), work, context).task.fourEyes).toEqual({
    required: true,
    reasons: [{ code: 'price-takes-two', about: {} }],
  });
  expect(openWork(shop(), work, context).task.fourEyes.required).toBe(false);
});
