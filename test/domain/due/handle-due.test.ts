import { describe, expect, test } from 'vitest';
import { withCapabilities } from '../../../domain/capability/derive-capabilities.ts';
import { dueShard } from '../../../domain/due/due-shard.ts';
import { type DueInput, handleDue } from '../../../domain/due/handle-due.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { waiveRequirement } from '../../../domain/requirement/waive-requirement.ts';
import {
  aClaimedTask,
  aDecidedTask,
  anOpenTask,
  aPolicy,
  applied,
  aRequirement,
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';
import { aLadder, owing } from '../nudge/given-ladder.ts';

const now = '2018-03-12T14:00:00.000Z';
const due = (snapshot: Snapshot, kind: DueInput['kind'], id: string, dueAt = now, policy = aPolicy()) => {
  const decision = handleDue(snapshot, { kind, id, dueAt }, at(now, policy));
  return { ...decision, next: applied(snapshot, decision), types: decision.timeline.map((one) => one.type) };
};
const not = { result: { kind: 'not_due' }, puts: [], types: [] };

test('a reference to an item that moved on, is gone, or lies ahead does nothing', () => {
  const shop = owing({ status: 'watching', dueAt: now });
  expect(due(shop, 'ladder', 'onboarding', '2018-03-12T13:00:00.000Z')).toMatchObject(not);
  expect(due(shop, 'ladder', 'activation')).toMatchObject(not);
  const ahead = owing({ status: 'watching', dueAt: '2018-03-13T13:00:00.000Z' });
  expect(due(ahead, 'ladder', 'onboarding', '2018-03-13T13:00:00.000Z')).toMatchObject(not);
  const once = due(shop, 'ladder', 'onboarding').next;
  expect(due(once, 'ladder', 'onboarding')).toMatchObject(not);
});

test('of a merchant whose data is restricted, what comes due is put to rest and nothing happens', () => {
  const shop = owing({ status: 'watching', dueAt: now });
  const held = { ...shop, merchant: { ...shop.merchant, restricted: { since: tuesday, until: '2023-03-06T13:00:00.000Z' } } };
  const { result, types, next } = due(held, 'ladder', 'onboarding');
  expect({ result, types }).toEqual({ result: { kind: 'handled' }, types: [] });
  expect(next.ladders).toMatchObject([{ status: 'watching' }]);
  expect(next.ladders[0]).not.toHaveProperty('dueAt');
});

describe('a deadline', () => {
  const owed = (more = {}) => aRequirement('bank_account', { deadline: now, dueAt: now, ...more });
  test('that passed is told once; under verification nothing is missed', () => {
    expect(due(having(registered(), owed()), 'requirement', 'bank_account')).toMatchObject({
      types: ['requirement.past-due.v1'],
      next: { requirements: [{ dueStatus: 'past_due' }] },
    });
    const verifying = due(
      having(registered(), owed({ verificationStatus: 'pending_verification' })),
      'requirement',
      'bank_account',
    );
    expect(verifying.types).toEqual([]);
    expect(verifying.next.requirements[0]).not.toHaveProperty('dueAt');
  });
  test('stops what it restricts for a merchant that sells', () => {
    const approved = inStage('activation', { approvedAt: tuesday });
    const live = having(approved, withCapabilities(approved, tuesday));
    const missed = due(having(live, owed()), 'requirement', 'bank_account').next;
    expect(missed.merchant).toMatchObject({ payoutsEnabled: false });
    const given = { merchantId: shopId, requirementId: 'bank_account', requestId: 'r1', by: 'leo', reason: 'seen it' };
    const once = applied(missed, waiveRequirement(missed, given, at(now)));
    expect(once.merchant).toMatchObject({ payoutsEnabled: false });
    const waived = waiveRequirement(once, { ...given, requestId: 'r2', by: 'rita' }, at(now));
    expect(applied(once, waived).merchant).toMatchObject({ payoutsEnabled: true });
    expect(waived.timeline.map((one) => one.type)).toEqual(['requirement.waived.v1', 'capability.activated.v1']);
    expect(
      due(having(live, owed({ verificationStatus: 'pending_verification' })), 'requirement', 'bank_account').next.merchant
        .payoutsEnabled,
    ).toBe(true);
  });
});

describe('a ladder', () => {
  const watched = { status: 'watching' as const, dueAt: now };
  test("is stalled when its time is up and it is the merchant's move", () => {
    expect(due(owing(watched), 'ladder', 'onboarding')).toMatchObject({
      types: ['merchant.stalled.v1'],
      next: { ladders: [{ status: 'stalled', stalledAt: now }] },
    });
  });
  test('looks again when its time is not up, or it is snoozed', () => {
    expect(due(owing({ ...watched, lastProgressAt: '2018-03-12T13:00:00.000Z' }), 'ladder', 'onboarding')).toMatchObject({
      types: [],
      next: { ladders: [{ status: 'watching', dueAt: '2018-03-14T13:00:00.000Z' }] },
    });
    expect(
      due(owing({ ...watched, snoozedUntil: '2018-03-20T13:00:00.000Z' }), 'ladder', 'onboarding').next.ladders[0]?.dueAt,
    ).toBe('2018-03-20T13:00:00.000Z');
    expect(due(owing({ ...watched, snoozedUntil: tuesday }), 'ladder', 'onboarding').types).toEqual(['merchant.stalled.v1']);
  });
  test('is put off with its reason while a provider or a person of ours has the move', () => {
    const provider = having(owing(watched), aRequirement('bank_account', { awaitingActionFrom: 'provider' }));
    expect(due(provider, 'ladder', 'onboarding')).toMatchObject({
      types: ['nudge.suppressed.v1'],
      timeline: [{ reason: 'provider_move', data: { reason: 'provider_move' } }],
      // when policy has waited for the provider long enough
      next: { ladders: [{ dueAt: '2018-03-13T13:00:00.000Z' }] },
    });
    const policy = aPolicy();
    policy.providerMoveLimits = [];
    expect(due(provider, 'ladder', 'onboarding', now, policy).next.ladders[0]?.dueAt).toBe('2018-03-13T14:00:00.000Z');
    expect(due(having(owing(watched), anOpenTask('t')), 'ladder', 'onboarding')).toMatchObject({
      timeline: [{ data: { reason: 'our_move' } }],
    });
  });
  test('that waited for us too long becomes a task for whoever leads, and not again until its time has passed anew', () => {
    const ours = having(owing(watched), aRequirement('bank_account', { awaitingActionFrom: 'operations', openedAt: tuesday }));
    const found = due(ours, 'ladder', 'onboarding');
    expect(found).toMatchObject({
      types: ['nudge.escalated.v1', 'task.opened.v1'],
      next: { tasks: [{ queue: 'leads', run: `${shopId}-onboarding-1` }] },
    });
    const handled = having(
      ours,
      aDecidedTask('old', 'handled', {
        queue: 'leads',
        decision: { choice: 'handled', reason: 'x', by: 'lead', at: '2018-03-12T13:00:00.000Z' },
      }),
    );
    expect(due(handled, 'ladder', 'onboarding')).toMatchObject({
      types: ['nudge.suppressed.v1'],
      next: { ladders: [{ dueAt: '2018-03-15T13:00:00.000Z' }] },
    });
    const elsewhere = having(ours, aDecidedTask('old', 'handled', { queue: 'risk_review' }));
    expect(due(elsewhere, 'ladder', 'onboarding').types).toContain('nudge.escalated.v1');
    const policy = aPolicy();
    policy.ourMoveLimits = [];
    expect(due(ours, 'ladder', 'onboarding', now, policy).types).toEqual(['nudge.suppressed.v1']);
    const waiting = having(ours, {
      kind: 'wait',
      merchantId: shopId,
      id: 'w',
      version: 1,
      playbook: 'onboarding',
      run: 'the-run',
      waitingFor: 'requirements',
      since: tuesday,
      status: 'parked',
      token: 'x',
    });
    expect(due(waiting, 'ladder', 'onboarding').next.tasks[0]?.run).toBe('the-run');
    // between two waits: the run that registered the merchant, by the name it was started with
    const atWork = having(ours, { ...ours.merchant, run: `${shopId}-onboarding-3f9c2a` });
    expect(due(atWork, 'ladder', 'onboarding').next.tasks[0]?.run).toBe(`${shopId}-onboarding-3f9c2a`);
  });
  test('that waited for a provider too long becomes one task to chase it, never a message to the merchant', () => {
    const silent = having(
      owing({ ...watched, lastProgressAt: '2018-03-01T13:00:00.000Z' }),
      aRequirement('bank_account', { awaitingActionFrom: 'provider', submittedAt: tuesday }),
    );
    const policy = aPolicy();
    policy.providerMoveLimits = [{ stage: 'onboarding', workingDays: 4, queue: 'provider_chase' }];
    const chase = due(silent, 'ladder', 'onboarding', now, policy);
    expect(chase).toMatchObject({
      types: ['nudge.escalated.v1', 'task.opened.v1'],
      timeline: [{ reason: 'provider_move', data: { queue: 'provider_chase', since: tuesday } }, {}],
      next: { ladders: [{ status: 'watching' }], tasks: [{ queue: 'provider_chase', status: 'open' }] },
    });
    expect(chase.next.tasks[0]?.facts[1]).toMatchObject({ code: 'requirement-due', about: { from: 'provider' } });
    // while somebody has it, it is ours; once it was chased, the provider has its time again
    const [ladder] = chase.next.ladders;
    if (ladder?.dueAt === undefined) throw new Error('the ladder looks no more');
    const again = handleDue(
      chase.next,
      { kind: 'ladder', id: 'onboarding', dueAt: ladder.dueAt },
      at('2018-03-20T14:00:00.000Z', policy),
    );
    expect(again.timeline.map((one) => one.type)).toEqual(['nudge.suppressed.v1']);
    const decision = { choice: 'chased', reason: 'on it', by: 'bia', at: '2018-03-12T13:00:00.000Z' };
    const chased = having(silent, aDecidedTask('old', 'chased', { queue: 'provider_chase', decision }));
    expect(due(chased, 'ladder', 'onboarding', now, policy)).toMatchObject({
      types: ['nudge.suppressed.v1'],
      next: { ladders: [{ dueAt: '2018-03-16T13:00:00.000Z' }] },
    });
  });
  test("has a provider's clock run from the stage that made a requirement due, not from when it was foreseen", () => {
    const entered = '2018-03-12T13:00:00.000Z';
    const boarding = aRequirement('boarding:pix', { awaitingActionFrom: 'provider', dueIn: 'activation', openedAt: tuesday });
    const live = inStage('activation', { stageHistory: [{ stage: 'activation', at: entered }] }, having(registered(), boarding));
    expect(due(having(live, aLadder('activation', watched)), 'ladder', 'activation')).toMatchObject({
      types: ['nudge.suppressed.v1'],
      next: { ladders: [{ dueAt: '2018-03-19T13:00:00.000Z' }] },
    });
  });
  test('of a stage no playbook climbs is looked at no more: nobody would act on it', () => {
    const { types, next } = due(having(inStage('offboarded'), aLadder('offboarded', watched)), 'ladder', 'offboarded');
    expect(types).toEqual([]);
    expect(next.ladders[0]).not.toHaveProperty('dueAt');
  });
  test('waits for us from when it was submitted, or since the stage began', () => {
    const submitted = having(
      owing(watched),
      aRequirement('bank_account', { awaitingActionFrom: 'operations', submittedAt: '2018-03-12T13:00:00.000Z' }),
    );
    expect(due(submitted, 'ladder', 'onboarding').types).toEqual(['nudge.suppressed.v1']);
    const nothing = having(registered(), aLadder('onboarding', watched));
    expect(due(nothing, 'ladder', 'onboarding').types).toContain('nudge.escalated.v1');
    expect(due({ ...nothing, merchant: { ...nothing.merchant, stageHistory: [] } }, 'ladder', 'onboarding').types).toContain(
      'nudge.escalated.v1',
    );
    const dormant = having(
      inStage('dormant'),
      aLadder('dormant', watched),
      aRequirement('x', { awaitingActionFrom: 'operations' }),
    );
    const policy = aPolicy();
    policy.nudges.ladders.push({
      stage: 'dormant',
      applies: { segments: [], pspClients: [] },
      stalledAfterWorkingDays: 1,
      rungs: [{ kind: 'dormant', afterWorkingDays: 1 }],
    });
    policy.ourMoveLimits.push({ stage: 'dormant', workingDays: 1, queue: 'leads' });
    expect(due(dormant, 'ladder', 'dormant', now, policy).next.tasks[0]?.playbook).toBe('care-follow-up');
  });
  test('is over when the merchant has left or moved on, or the policy knows no rung', () => {
    expect(due(having(inStage('activation'), aLadder('onboarding', watched)), 'ladder', 'onboarding')).toMatchObject({
      types: ['ladder.stopped.v1'],
      next: { ladders: [{ status: 'stopped', stopReason: 'merchant_closed' }] },
    });
    expect(due(owing({ ...watched, rung: 99 }), 'ladder', 'onboarding').next.ladders[0]).toMatchObject({
      stopReason: 'ladder_exhausted',
    });
    const policy = aPolicy();
    policy.nudges.ladders = [];
    expect(due(owing(watched), 'ladder', 'onboarding', now, policy).next.ladders[0]).toMatchObject({ status: 'stopped' });
  });
  test('in care has no clock of its own', () => {
    expect(due(having(inStage('care'), aLadder('care', watched)), 'ladder', 'care').next.ladders[0]).not.toHaveProperty('dueAt');
  });
});

describe('a task', () => {
  const late = { slaDueAt: now, dueAt: now };
  test('that missed its service level is told once, with where it escalates', () => {
    const found = due(having(registered(), anOpenTask('t', late)), 'task', 't');
    expect(found).toMatchObject({
      types: ['task.overdue.v1'],
      timeline: [{ data: { escalatesTo: 'leads', claimedBy: null } }],
      next: { tasks: [{ overdueAt: now }] },
    });
    expect(found.next.tasks[0]).not.toHaveProperty('dueAt');
    const held = due(having(registered(), aClaimedTask('t', { ...late, queue: 'unknown' })), 'task', 't');
    expect(held).toMatchObject({
      timeline: [{ data: { escalatesTo: 'leads', claimedBy: 'bia' } }],
      next: { tasks: [{ status: 'claimed', overdueAt: now }] },
    });
  });
  test('comes back from its snooze, saying why', () => {
    const snoozed = { dueAt: now, snoozedUntil: now, slaDueAt: '2018-03-20T13:00:00.000Z' };
    const back = due(having(registered(), anOpenTask('t', { ...snoozed, snoozeReason: 'on holiday' })), 'task', 't');
    expect(back).toMatchObject({
      types: ['task.returned.v1'],
      timeline: [{ data: { reason: 'snooze_ended', until: now, comment: 'on holiday' } }],
      next: { tasks: [{ dueAt: '2018-03-20T13:00:00.000Z' }] },
    });
    expect(back.next.tasks[0]).not.toHaveProperty('snoozedUntil');
    expect(due(having(registered(), anOpenTask('t', snoozed)), 'task', 't').timeline[0]?.data).not.toHaveProperty('comment');
  });
  test('can miss its service level in its sleep, and wakes up later', () => {
    const asleep = anOpenTask('t', { ...late, snoozedUntil: '2018-03-20T13:00:00.000Z', snoozeReason: 'x' });
    expect(due(having(registered(), asleep), 'task', 't')).toMatchObject({
      types: ['task.overdue.v1'],
      next: { tasks: [{ snoozedUntil: '2018-03-20T13:00:00.000Z', dueAt: '2018-03-20T13:00:00.000Z', snoozeReason: 'x' }] },
    });
    const { snoozeReason: _none, ...silent } = asleep;
    expect(due(having(registered(), silent), 'task', 't').next.tasks[0]).toMatchObject({ snoozeReason: '' });
  });
  test('that was decided has nothing due, whatever the index says', () => {
    expect(due(having(registered(), aDecidedTask('t', 'waive', { dueAt: now })), 'task', 't')).toMatchObject({
      puts: [],
      types: [],
    });
  });
});

test('a check-in falls due, and a watch is looked at', () => {
  const checkIn = {
    kind: 'check_in' as const,
    merchantId: shopId,
    id: 'd7',
    version: 1,
    day: 7,
    scheduledFor: now,
    status: 'scheduled' as const,
    dueAt: now,
  };
  expect(due(having(inStage('care'), checkIn), 'check_in', 'd7')).toMatchObject({
    types: ['check-in.due.v1'],
    next: { checkIns: [{ status: 'due' }] },
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
    dueAt: now,
  };
  expect(due(having(inStage('care', { activatedAt: tuesday }), watch), 'watch', 'baseline').next.watch?.dueAt).toBe(
    '2018-03-19T14:00:00.000Z',
  );
});

test('merchants spread over the shards of the due index, each always in the same', () => {
  const shards = Array.from({ length: 4000 }, (_, i) => dueShard(`m_${i}`, 4));
  for (const shard of ['0', '1', '2', '3']) {
    expect(shards.filter((one) => one === shard).length).toBeGreaterThan(900);
  }
  expect(dueShard(shopId, 16)).toBe(dueShard(shopId, 16));
});
