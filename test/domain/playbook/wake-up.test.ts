import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPayments } from '../../../domain/activation/count-payments.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import type { Ladder } from '../../../domain/model/ladder.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { ParkedWait, WaitingFor } from '../../../domain/model/wait.ts';
import { decideWakeUp } from '../../../domain/playbook/decide-wake-up.ts';
import {
  aClaimedTask,
  aDecidedTask,
  anOpenTask,
  aRequirement,
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';

const run = `${shopId}-onboarding-1`;
const playbooks = {
  requirements: 'onboarding',
  answers: 'risk-check',
  decision: 'risk-check',
  first_sale: 'activation',
  evidence: 'account-change',
  first_payout: 'account-change',
  case_news: 'case',
  silence: 'case',
} as const;
const parked = (waitingFor: WaitingFor, more: Partial<ParkedWait> = {}): ParkedWait => ({
  kind: 'wait',
  merchantId: shopId,
  id: run,
  version: 1,
  playbook: playbooks[waitingFor],
  run,
  waitingFor,
  since: tuesday,
  status: 'parked',
  token: 'secret',
  ...more,
});
const look = (snapshot: Snapshot, waitingFor: WaitingFor = 'requirements', more: Partial<ParkedWait> = {}) => {
  const wakeUp = decideWakeUp(snapshot, parked(waitingFor, more), at(tuesday));
  return wakeUp.kind === 'wait' ? 'wait' : wakeUp.news;
};
const due = having(registered(), aRequirement('website', { deadline: addDays(tuesday, 3) }));
const ladder = (status: Ladder['status'], stage: Ladder['stage'] = 'onboarding'): Ladder => ({
  kind: 'ladder',
  merchantId: shopId,
  id: stage,
  version: 1,
  stage,
  status,
  startedAt: tuesday,
  lastProgressAt: tuesday,
  rung: 0,
  sent: [],
});
const payments = (firstSaleAt?: string) => ({
  ...noPayments(registered().merchant),
  ...(firstSaleAt === undefined ? {} : { firstSaleAt }),
});

describe('a run that waits for requirements', () => {
  it('goes on when nothing is currently due, and waits while something is', () => {
    expect(look(registered())).toEqual({ kind: 'complete' });
    expect(look(due)).toBe('wait');
  });
  it('goes on when the merchant stalled, whatever woke it', () => {
    expect(look(having(due, ladder('stalled')))).toEqual({ kind: 'stalled', stage: 'onboarding' });
    expect(look(having(due, ladder('watching')))).toBe('wait');
    expect(look(having(due, ladder('stalled', 'activation')))).toBe('wait');
  });
  it('goes on to sleep when its ladder has no more to try, also where that was answered a moment ago', () => {
    const live = inStage('activation');
    const last = (status: Ladder['status'], more: Partial<Ladder> = {}) =>
      having(live, { ...ladder(status, 'activation'), rung: 5, lastProgressAt: '2017-06-06T13:00:00.000Z', ...more });
    expect(look(last('stalled'), 'first_sale')).toEqual({ kind: 'spent', stage: 'activation' });
    expect(look(last('stopped'), 'first_sale')).toEqual({ kind: 'spent', stage: 'activation' });
    expect(look(last('watching'), 'first_sale')).toBe('wait');
    // a message or a person lies ahead, or nothing at all: that is the ladder's to say
    expect(look(last('stalled', { rung: 0 }), 'first_sale')).toMatchObject({ kind: 'stalled' });
    expect(look(last('stopped', { rung: 6 }), 'first_sale')).toBe('wait');
    expect(look(last('stalled'), 'first_sale', { playbook: 'onboarding' })).toBe('wait');
    expect(look(live, 'first_sale')).toBe('wait');
  });
  it('goes on about a missed deadline, once per deadline', () => {
    const missed = having(
      due,
      aRequirement('website', { dueStatus: 'past_due', deadline: tuesday }),
      aRequirement('bank_account', { dueStatus: 'past_due' }),
    );
    expect(look(missed)).toEqual({ kind: 'deadline_missed', requirementId: 'bank_account' });
    const about = (id: string, openedAt = tuesday) => ({ subjectKind: 'requirement' as const, subjectId: id, openedAt });
    const asked = having(missed, anOpenTask('t1', about('bank_account')));
    expect(look(asked)).toEqual({ kind: 'deadline_missed', requirementId: 'website' });
    expect(look(having(asked, aClaimedTask('t2', about('website'))))).toBe('wait');
    expect(look(having(asked, anOpenTask('t2', about('website', addDays(tuesday, -1)))))).toMatchObject({
      requirementId: 'website',
    });
  });
  it('goes on with what people decided before anything else, the earliest first, and only once applied no more', () => {
    const decision = (at: string) => ({ decision: { choice: 'extend', reason: 'r', by: 'bia', at } });
    const both = having(
      due,
      ladder('stalled'),
      aDecidedTask('t2', 'extend', decision(addDays(tuesday, 2))),
      aDecidedTask('t1', 'extend', decision(addDays(tuesday, 1))),
      aDecidedTask('t3', 'extend', decision(addDays(tuesday, 3))),
    );
    expect(look(both)).toEqual({ kind: 'task_decided', taskId: 't1', queue: 'onboarding_deadlines', choice: 'extend' });
    expect(
      look(having(due, aDecidedTask('b', 'extend'), aDecidedTask('a', 'extend'), aDecidedTask('c', 'extend'))),
    ).toMatchObject({ taskId: 'a' });
    expect(look(having(due, aDecidedTask('t1', 'extend', { appliedAt: tuesday })))).toBe('wait');
    expect(look(having(due, aDecidedTask('t1', 'extend', { run: 'another run' })))).toBe('wait');
  });
  it('leaves a stall and a missed deadline to the run of the playbook of the stage, when there are several', () => {
    const missed = aRequirement('website', { dueStatus: 'past_due', deadline: tuesday });
    const stuck = having(due, aRequirement('information:invoices'), ladder('stalled'), ladder('stalled', 'risk_check'));
    expect(look(having(stuck, missed), 'answers')).toBe('wait');
    expect(look(inStage('risk_check', {}, having(stuck, missed)), 'requirements')).toBe('wait');
    expect(look(inStage('risk_check', {}, having(stuck, missed)), 'answers')).toMatchObject({ kind: 'deadline_missed' });
    expect(look(inStage('risk_check', {}, stuck), 'answers')).toMatchObject({ kind: 'stalled' });
  });
  it('sleeps on where its playbook has no such wait any more', () => {
    expect(look(due, 'first_sale', { playbook: 'onboarding' })).toBe('wait');
  });
  it('goes on when the merchant asks to leave or has left', () => {
    expect(look(inStage('onboarding', { withdrawalRequestedAt: tuesday }, due))).toEqual({ kind: 'withdrawn' });
    expect(look(inStage('offboarded', {}, due))).toEqual({ kind: 'withdrawn' });
  });
});

describe('other runs that wait', () => {
  it('for answers: go on when every request for information is met', () => {
    const asking = inStage('risk_check', {}, having(due, aRequirement('information:invoices')));
    expect(look(asking, 'answers')).toBe('wait');
    expect(look(having(asking, aRequirement('information:invoices', { dueStatus: 'satisfied' })), 'answers')).toEqual({
      kind: 'complete',
    });
  });
  it('for the first sale: go on when there is one', () => {
    const selling = inStage('activation');
    expect(look(selling, 'first_sale')).toBe('wait');
    expect(look(having(selling, payments()), 'first_sale')).toBe('wait');
    expect(look(having(selling, payments(tuesday)), 'first_sale')).toEqual({ kind: 'first_sale' });
  });
  it('for one decision: hear of no other task, of no stall and of nothing complete', () => {
    expect(look(registered(), 'decision')).toBe('wait');
    expect(look(having(registered(), aDecidedTask('t1', 'approve')), 'decision', { taskId: 't2' })).toBe('wait');
    expect(look(having(registered(), aDecidedTask('t2', 'approve')), 'decision', { taskId: 't2' })).toMatchObject({
      taskId: 't2',
      choice: 'approve',
    });
  });
  it('law: looking depends on how things stand only: the order of the items changes nothing', () => {
    const items = [
      aRequirement('a', { dueStatus: 'past_due' }),
      aRequirement('b', { dueStatus: 'past_due' }),
      aDecidedTask('t1', 'extend'),
      aDecidedTask('t2', 'extend'),
      ladder('stalled'),
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(items),
        fc.constantFrom<WaitingFor>('requirements', 'answers', 'first_sale', 'decision'),
        (some, waitingFor) => {
          expect(look(having(due, ...some), waitingFor)).toEqual(look(having(due, ...some.toReversed()), waitingFor));
        },
      ),
    );
  });
});
