import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conflict, IllegalTransition, MerchantClosed, MerchantNotFound } from '../../../domain/errors.ts';
import { closeMerchant } from '../../../domain/merchant/close-merchant.ts';
import { completeOnboarding } from '../../../domain/merchant/complete-onboarding.ts';
import { openRequirements } from '../../../domain/merchant/open-requirements.ts';
import { requestWithdrawal } from '../../../domain/merchant/request-withdrawal.ts';
import { allowedTransitions, mayBecome, transition } from '../../../domain/merchant/transition.ts';
import { openTasks } from '../../../domain/model/snapshot.ts';
import { type LifecycleStage, lifecycleStage } from '../../../domain/values.ts';
import {
  aClaimedTask,
  aDecidedTask,
  anOpenTask,
  applied,
  aRequirement,
  aStep,
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';
import { lacking } from '../lacking.ts';

const stages = lifecycleStage.options;
const later = '2018-03-09T13:00:00.000Z';

describe('the stages of a merchant', () => {
  it('law: whatever the wishes, the history only ever grows along allowed ways and ends in the present stage', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<LifecycleStage>(...stages)), (wishes) => {
        let merchant = registered().merchant;
        for (const to of wishes) {
          if (mayBecome(merchant.lifecycleStage, to)) merchant = transition(merchant, to, later);
          else expect(() => transition(merchant, to, later)).toThrow(IllegalTransition);
        }
        const path = merchant.stageHistory.map((one) => one.stage);
        expect(path.at(-1)).toBe(merchant.lifecycleStage);
        expect(path.slice(1).every((to, index) => allowedTransitions[path[index] ?? 'offboarded'].includes(to))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
  it('says that nothing follows leaving, and what may follow otherwise', () => {
    expect(() => transition(inStage('offboarded').merchant, 'care', later)).toThrow('no stage follows it');
    expect(() => transition(registered().merchant, 'care', later)).toThrow('only risk_check, offboarded may follow');
  });
});

describe('completing the onboarding', () => {
  it('moves on to the risk check and stops the ladder once nothing is due', () => {
    const opened = applied(registered(), openRequirements(registered(), { ...aStep(), purpose: 'onboarding' }, at(tuesday)));
    const met = having(opened, ...opened.requirements.map((one) => ({ ...one, dueStatus: 'satisfied' as const })));
    const decision = completeOnboarding(met, aStep('onboarding', later, 3), at(later));
    const done = applied(met, decision);
    expect(done.merchant).toMatchObject({ lifecycleStage: 'risk_check', onboardedAt: later });
    expect(done.ladders).toMatchObject([{ stage: 'onboarding', status: 'stopped' }]);
    expect(done.ladders[0]?.dueAt).toBeUndefined();
    expect(decision.timeline.map((one) => one.type)).toEqual(['merchant.onboarding.completed.v1']);
  });
  it('takes from people what they were still asked in onboarding: in the risk check nobody waits for it', () => {
    const asked = having(registered(), anOpenTask('call', { queue: 'onboarding_call' }), aClaimedTask('rescue'));
    const decision = completeOnboarding(asked, aStep('onboarding', later, 3), at(later));
    expect(decision.timeline.map((one) => [one.type, one.data['taskId'] ?? null])).toEqual([
      ['merchant.onboarding.completed.v1', null],
      ['task.cancelled.v1', 'call'],
      ['task.cancelled.v1', 'rescue'],
    ]);
    expect(applied(asked, decision).tasks).toMatchObject([{ status: 'cancelled' }, { status: 'cancelled' }]);
    expect(openTasks(applied(asked, decision))).toEqual([]);
  });
  it('is refused while something is due', () => {
    expect(() => completeOnboarding(having(registered(), aRequirement('website')), aStep(), at(tuesday))).toThrow(Conflict);
  });
  it('answers a retry with what was done', () => {
    expect(completeOnboarding(inStage('risk_check'), aStep(), at(tuesday))).toMatchObject({
      result: { kind: 'completed' },
      puts: [],
    });
  });
  it('refuses a merchant nobody knows', () => {
    expect(() => completeOnboarding(undefined, aStep(), at(tuesday))).toThrow(MerchantNotFound);
  });
});

const watch = {
  kind: 'watch' as const,
  merchantId: shopId,
  id: 'baseline',
  version: 1,
  since: tuesday,
  rhythmDays: null,
  baselineWeeklyMinor: null,
  drops: 0,
};
const checkIn = (id: string, status: 'scheduled' | 'closed') => ({
  kind: 'check_in' as const,
  merchantId: shopId,
  id,
  version: 1,
  day: 7,
  scheduledFor: later,
  status,
  dueAt: later,
});

describe('a merchant that leaves', () => {
  const leaving = inStage('onboarding', { withdrawalRequestedAt: later });
  const busy = () => {
    const opened = applied(registered(), openRequirements(registered(), { ...aStep(), purpose: 'onboarding' }, at(tuesday)));
    const capabilities = [{ name: 'payments', status: 'active' as const, since: tuesday }];
    return having(
      inStage('onboarding', { capabilities }, opened),
      anOpenTask('t1', { dueAt: later }),
      aClaimedTask('t2'),
      aDecidedTask('t0', 'extend'),
      checkIn('d7', 'scheduled'),
      checkIn('d1', 'closed'),
      watch,
    );
  };

  it('leaves nothing due, open, watched or switched on behind', () => {
    const gone = applied(
      busy(),
      closeMerchant(
        { ...busy(), merchant: { ...busy().merchant, withdrawalRequestedAt: later, withdrawalReason: 'too dear' } },
        { ...aStep(), because: 'withdrawn' },
        at(later),
      ),
    );
    expect(gone.merchant).toMatchObject({
      lifecycleStage: 'offboarded',
      operationalStatus: 'canceled',
      chargesEnabled: false,
      closedAt: later,
      closeReason: 'too dear',
    });
    expect(gone.merchant.capabilities.map((one) => one.status)).toEqual(['inactive']);
    const due = [...gone.requirements, ...gone.tasks, ...gone.ladders, ...gone.checkIns].filter(
      (one) => one.id !== 'd1' && one.dueAt !== undefined,
    );
    expect(due).toEqual([]);
    expect(gone.requirements.every((one) => one.dueStatus === 'superseded')).toBe(true);
    expect(gone.tasks.map((one) => one.status)).toEqual(['cancelled', 'cancelled', 'decided']);
    expect(gone.watch).toBeUndefined();
  });
  it('says who decided it and why', () => {
    const snapshot = having(
      registered(),
      aDecidedTask('t1', 'close', { decision: { choice: 'close', reason: 'no answer', by: 'bia', at: later } }),
      aDecidedTask('t0', 'extend'),
      aDecidedTask('t2', 'extend', { decision: { choice: 'extend', reason: 'x', by: 'caio', at: '2018-03-08T00:00:00.000Z' } }),
    );
    const decision = closeMerchant(snapshot, { ...aStep(), because: 'decided' }, at(later));
    expect(decision.timeline).toMatchObject([
      { type: 'merchant.closed.v1', reason: 'no answer', actor: { kind: 'person', id: 'bia' } },
    ]);
  });
  it('says what was decided last, when several tasks of the run closed it', () => {
    const at1 = (id: string, by: string, when: string) =>
      aDecidedTask(id, 'close', { decision: { choice: 'close', reason: id, by, at: when } });
    const day = '2018-03-08T00:00:00.000Z';
    for (const tasks of [
      [at1('t1', 'bia', tuesday), at1('t2', 'caio', day)],
      [at1('t1', 'caio', day), at1('t2', 'bia', tuesday)],
    ]) {
      const decision = closeMerchant(having(registered(), ...tasks), { ...aStep(), because: 'decided' }, at(later));
      expect(decision.timeline[0]?.actor).toEqual({ kind: 'person', id: 'caio' });
    }
  });
  it('says so when it gave no reason', () => {
    const decision = closeMerchant(leaving, { ...aStep(), because: 'withdrawn' }, at(later));
    expect(decision.timeline[0]).toMatchObject({ reason: 'no_reason_given', actor: { kind: 'merchant' } });
  });
  it('is closed because it asked to or because people decided it, never because a run says so', () => {
    expect(() => closeMerchant(registered(), { ...aStep(), because: 'withdrawn' }, at(later))).toThrow(
      lacking('not-asked-to-leave'),
    );
    const otherwise = having(registered(), aDecidedTask('t', 'extend'), aDecidedTask('u', 'close', { run: 'another-run' }));
    expect(() => closeMerchant(otherwise, { ...aStep(), because: 'decided' }, at(later))).toThrow(
      lacking('not-decided-to-close', { run: aStep().run }),
    );
  });
  it('closes once: a retry answers the same, a later run learns that the merchant has left', () => {
    const gone = applied(leaving, closeMerchant(leaving, { ...aStep(), because: 'withdrawn' }, at(later)));
    expect(closeMerchant(gone, { ...aStep(), because: 'withdrawn' }, at(later))).toMatchObject({
      result: { kind: 'closed' },
      puts: [],
    });
    expect(() => closeMerchant(gone, { ...aStep(), because: 'decided' }, at('2018-04-01T00:00:00.000Z'))).toThrow(MerchantClosed);
  });
});

describe('a withdrawal entered by a person', () => {
  const input = { merchantId: shopId, requestId: 'r1', by: 'bia', reason: 'moves to a competitor' };
  it('is noted while a run is under way, and the run will close', () => {
    for (const stage of ['onboarding', 'risk_check', 'activation'] as const) {
      const decision = requestWithdrawal(inStage(stage), input, at(later));
      expect(decision.result).toEqual({ kind: 'noted' });
      expect(applied(inStage(stage), decision).merchant).toMatchObject({ lifecycleStage: stage, withdrawalRequestedAt: later });
    }
  });
  it('takes effect at once where no run is under way', () => {
    const decision = requestWithdrawal(inStage('care'), input, at(later));
    expect(decision.timeline.map((one) => one.type)).toEqual(['merchant.withdrawal.requested.v1', 'merchant.withdrawn.v1']);
    expect(applied(inStage('care'), decision).merchant).toMatchObject({
      lifecycleStage: 'offboarded',
      closeReason: 'moves to a competitor',
    });
  });
  it('changes nothing the second time', () => {
    expect(requestWithdrawal(inStage('activation', { withdrawalRequestedAt: tuesday }), input, at(later))).toMatchObject({
      result: { kind: 'already_asked' },
      puts: [],
    });
  });
});
