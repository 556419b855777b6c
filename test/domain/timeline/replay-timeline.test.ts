import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activateCapabilities } from '../../../domain/activation/activate-capabilities.ts';
import { putToSleep } from '../../../domain/activation/put-to-sleep.ts';
import { recordActivation } from '../../../domain/activation/record-activation.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { parseEvent } from '../../../domain/events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { closeMerchant } from '../../../domain/merchant/close-merchant.ts';
import { completeOnboarding } from '../../../domain/merchant/complete-onboarding.ts';
import { registerMerchant } from '../../../domain/merchant/register-merchant.ts';
import type { Changes } from '../../../domain/model/decision.ts';
import { dueAtOf } from '../../../domain/model/item.ts';
import { itemsOf, openTasks, type Snapshot, unappliedTasks } from '../../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import type { Playbook } from '../../../domain/model/values.ts';
import { decideNudge } from '../../../domain/nudge/decide-nudge.ts';
import { claimNudge, recordDelivery, recordFailure } from '../../../domain/nudge/deliver-nudge.ts';
import { requestNudge } from '../../../domain/nudge/request-nudge.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { openRequirements } from '../../../domain/requirement/open-requirements.ts';
import { approveMerchant } from '../../../domain/risk/approve-merchant.ts';
import { applyDecision } from '../../../domain/task/apply-decision.ts';
import { claimTask } from '../../../domain/task/claim-task.ts';
import { decideTask } from '../../../domain/task/decide-task.ts';
import { openTask } from '../../../domain/task/open-task.ts';
import { releaseTask } from '../../../domain/task/release-task.ts';
import { snoozeTask } from '../../../domain/task/snooze-task.ts';
import { replayTimeline, storedState } from '../../../domain/timeline/replay-timeline.ts';
import { type Ledger, sale, take } from '../activation/given-payments.ts';
import { aPolicy, applied, registered, sealed, shopId } from '../given.ts';

const hour = 3_600_000;
const policy = versioned(aPolicy());

class World {
  clock = Date.parse('2018-03-06T13:00:00.000Z');
  lap = 0;
  ledger: Ledger;
  constructor() {
    const { context } = this;
    const first = registerMerchant(undefined, { ...this.step('onboarding'), application: sealed() }, context);
    const snapshot = registered({}, context);
    const merchant = { ...snapshot.merchant, nudgeGroup: 'treated' as const };
    this.ledger = { snapshot: { ...snapshot, merchant }, buckets: [], timeline: [...first.timeline] };
    this.commit(openRequirements(this.snapshot, { ...this.step('onboarding'), purpose: 'onboarding' }, context));
  }
  get now() {
    return new Date(this.clock).toISOString();
  }
  get context() {
    return { now: this.now, policy };
  }
  get snapshot(): Snapshot {
    return this.ledger.snapshot;
  }
  step(playbook: Playbook) {
    this.lap += 1;
    return { merchantId: shopId, playbook, run: `${shopId}-${playbook}-1`, lap: this.lap, now: this.now };
  }
  commit<D extends Changes>(decision: D): D {
    this.ledger.snapshot = applied(this.snapshot, decision);
    this.ledger.timeline.push(...decision.timeline);
    return decision;
  }
  fact(type: string, data: object) {
    const parsed = parseEvent({
      specversion: '1.0',
      id: `e${this.lap++}`,
      type,
      source: 'kyc',
      time: this.now,
      subject: 'shop-1',
      data,
    });
    if (
      parsed.ok &&
      parsed.event.type !== 'merchant.application.submitted.v1' &&
      parsed.event.type !== 'payment.captured.v1' &&
      parsed.event.type !== 'payment.refunded.v1'
    ) {
      this.commit(recordFact(this.snapshot, { event: parsed.event, pepper: 'pepper' }, this.context));
    }
  }
}

/** one thing that may happen, picked and steered by two numbers; what isn't possible just now does nothing */
const happenings: readonly ((world: World, n: number) => void)[] = [
  (world) =>
    void world.commit(openRequirements(world.snapshot, { ...world.step('onboarding'), purpose: 'onboarding' }, world.context)),
  (world, n) => {
    const requirement = world.snapshot.requirements[n % Math.max(1, world.snapshot.requirements.length)];
    if (requirement === undefined) return;
    const data = { requirementId: requirement.id };
    if (n % 3 === 0) world.fact('requirement.submitted.v1', { ...data, value: '+55 11 91234-5678' });
    else if (n % 3 === 1) world.fact('requirement.verified.v1', data);
    else world.fact('requirement.failed.v1', { ...data, code: 'blurred', remediation: 'Send it again.' });
  },
  (world, n) => {
    const status = ['activated', 'pending_review', 'rejected'][n % 3];
    world.fact('payment-method.boarding.changed.v1', { method: n % 2 === 0 ? 'pix' : 'card', status });
  },
  (world, n) => {
    if (n % 4 !== 0) return;
    for (const one of world.snapshot.requirements) {
      if (one.dueStatus === 'currently_due' || one.dueStatus === 'past_due')
        world.fact('requirement.verified.v1', { requirementId: one.id });
    }
    if (world.snapshot.merchant.lifecycleStage === 'onboarding') {
      world.commit(completeOnboarding(world.snapshot, world.step('onboarding'), world.context));
      world.commit(approveMerchant(world.snapshot, world.step('risk-check'), world.context));
      world.clock += 1;
      const held = { payments: [], buckets: [], all: true };
      world.commit(activateCapabilities(world.snapshot, { ...world.step('activation'), held }, world.context));
    }
  },
  (world, n) => {
    const due = itemsOf(world.snapshot).filter((one) => dueAtOf(one) !== undefined);
    const item = due[n % Math.max(1, due.length)];
    const dueAt = item === undefined ? undefined : dueAtOf(item);
    if (item === undefined || dueAt === undefined) return;
    world.clock = Math.max(world.clock, Date.parse(dueAt));
    if (
      item.kind === 'ladder' ||
      item.kind === 'requirement' ||
      item.kind === 'task' ||
      item.kind === 'check_in' ||
      item.kind === 'watch'
    ) {
      world.commit(handleDue(world.snapshot, { kind: item.kind, id: item.id, dueAt }, world.context));
    }
  },
  (world, n) => {
    const playbook = world.snapshot.merchant.lifecycleStage === 'activation' ? 'activation' : 'onboarding';
    const ladder = world.snapshot.ladders.find((one) => one.stage === world.snapshot.merchant.lifecycleStage);
    if (ladder?.dueAt !== undefined) {
      world.clock = Math.max(world.clock, Date.parse(ladder.dueAt));
      world.commit(handleDue(world.snapshot, { kind: 'ladder', id: ladder.id, dueAt: ladder.dueAt }, world.context));
    }
    const { result } = world.commit(decideNudge(world.snapshot, world.step(playbook), world.context));
    if (result.kind === 'send') {
      const requested = world.commit(
        requestNudge(world.snapshot, { ...world.step(playbook), nudge: result }, world.context),
      ).result;
      if (requested.kind !== 'requested') return;
      const claim = world.commit(claimNudge(world.snapshot, { nudgeId: requested.nudgeId }, world.context)).result;
      if (claim.kind !== 'send' || n % 3 === 0) return;
      const nudgeId = requested.nudgeId;
      if (n % 3 === 1) world.commit(recordDelivery(world.snapshot, { nudgeId, messageId: 'm' }, world.context));
      else world.commit(recordFailure(world.snapshot, { nudgeId, reason: 'bounced' }, world.context));
    }
    if (result.kind === 'escalate') {
      world.commit(
        openTask(world.snapshot, { ...world.step(playbook), ask: { kind: 'escalation', queue: result.queue } }, world.context),
      );
    }
    if (result.kind === 'stop' && playbook === 'activation')
      world.commit(putToSleep(world.snapshot, world.step(playbook), world.context));
  },
  (world, n) => {
    const task = openTasks(world.snapshot)[0];
    if (task === undefined) {
      const missed = world.snapshot.requirements.find((one) => one.dueStatus === 'past_due');
      if (missed === undefined) return;
      world.commit(
        openTask(
          world.snapshot,
          { ...world.step('onboarding'), ask: { kind: 'deadline', requirementId: missed.id } },
          world.context,
        ),
      );
      return;
    }
    const who = { taskId: task.id, by: task.status === 'claimed' ? task.claimedBy : 'bia' };
    const until = new Date(world.clock + 30 * hour).toISOString();
    if (n % 5 === 0) world.commit(claimTask(world.snapshot, who, world.context));
    else if (n % 5 === 1 && task.status === 'claimed') world.commit(releaseTask(world.snapshot, who, world.context));
    else if (n % 5 === 2) world.commit(snoozeTask(world.snapshot, { ...who, until, reason: 'later' }, world.context));
    else
      world.commit(
        decideTask(
          world.snapshot,
          { ...who, choice: task.choices[n % task.choices.length] ?? '', reason: 'so it is' },
          world.context,
        ),
      );
    for (const one of unappliedTasks(world.snapshot)) {
      world.clock += 1;
      world.commit(applyDecision(world.snapshot, { ...world.step('onboarding'), taskId: one.id }, world.context));
    }
  },
  (world, n) => {
    take(world.ledger, [sale(`p${n % 40}`, new Date(world.clock - (n % 50) * hour).toISOString(), 100 + n)], world.context);
    const refund = { ...sale(`r${n}`, world.now, 50), kind: 'refunded' as const };
    if (n % 4 === 0) take(world.ledger, [refund, refund], world.context);
    if (world.snapshot.payments?.firstSaleAt !== undefined && world.snapshot.merchant.lifecycleStage === 'activation') {
      world.clock += 1;
      world.commit(recordActivation(world.snapshot, world.step('activation'), world.context));
    }
  },
  (world, n) => {
    if (n % 9 !== 0) return;
    world.fact('merchant.withdrawal.requested.v1', { reason: 'changed our mind' });
    if (world.snapshot.merchant.lifecycleStage === 'offboarded') return;
    world.clock += 1;
    world.commit(closeMerchant(world.snapshot, { ...world.step('onboarding'), because: 'withdrawn' }, world.context));
  },
];

const lives = fc.array(fc.tuple(fc.noBias(fc.nat(24)), fc.noBias(fc.nat(10_000)), fc.integer({ min: 1000, max: 60 * hour })), {
  minLength: 30,
  maxLength: 60,
});

test('replaying the timeline and the payments gives the stored state, whatever happened', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(lives, (life) => {
      const world = new World();
      for (const [which, n, pause] of life) {
        world.clock += pause;
        if (world.snapshot.merchant.lifecycleStage === 'offboarded') break;
        // leaving ends a life: the last happening is the rarest
        happenings[which === 24 ? 8 : which % 8]?.(world, n);
      }
      for (const one of world.ledger.timeline) seen.add(one.type);
      const shuffled = [...world.ledger.timeline].reverse();
      expect(replayTimeline(shuffled, world.ledger.buckets)).toEqual(storedState(world.snapshot));
      expect(replayTimeline(world.ledger.timeline, world.ledger.buckets)).toEqual(storedState(world.snapshot));
    }),
    { numRuns: 120 },
  );
  // the law would be empty if the lives were
  for (const type of [
    'merchant.approved.v1',
    'merchant.activated.v1',
    'task.decided.v1',
    'nudge.delivered.v1',
    'requirement.past-due.v1',
    'merchant.withdrawn.v1',
  ]) {
    expect(seen, type).toContain(type);
  }
});

const entry = (type: string, data: TimelineEntry['data'], n = 0): TimelineEntry => ({
  merchantId: shopId,
  id: `x/${n}`,
  at: '2018-03-06T13:00:00.000Z',
  type,
  actor: { kind: 'system', id: 'x' },
  data,
});

test('corrections move first sale and milestones, or take them away', () => {
  const state = replayTimeline(
    [
      entry('merchant.first-sale.v1', { at: '2018-03-02T00:00:00.000Z' }, 1),
      entry('merchant.milestone.reached.v1', { key: 'a', at: '2018-03-02T00:00:00.000Z' }, 2),
      entry('merchant.milestone.reached.v1', { key: 'b', at: '2018-03-02T00:00:00.000Z' }, 3),
      entry('merchant.milestone.corrected.v1', { key: 'first_sale', to: '2018-03-01T00:00:00.000Z' }, 4),
      entry('merchant.milestone.corrected.v1', { key: 'a', to: '2018-03-01T00:00:00.000Z' }, 5),
      entry('merchant.milestone.corrected.v1', { key: 'b', to: null }, 6),
    ].reverse(),
    [],
  );
  expect(state).toMatchObject({ firstSaleAt: '2018-03-01T00:00:00.000Z', milestones: { a: '2018-03-01T00:00:00.000Z' } });
  expect(state.milestones).not.toHaveProperty('b');
});

test('what came too late, or is about nothing known, changes nothing', () => {
  const opened = (id: string, dueStatus: string, n: number) =>
    entry('requirement.opened.v1', { requirementId: id, dueStatus, verificationStatus: 'not_submitted' }, n);
  const state = replayTimeline(
    [
      opened('a', 'eventually_due', 1),
      opened('boarding:pix', 'eventually_due', 2),
      opened('b', 'currently_due', 3),
      entry('requirement.submitted.v1', { requirementId: 'a', stale: 'a later one is known' }, 4),
      entry('requirement.submitted.v1', { requirementId: 'unknown' }, 5),
      entry('payment-method.boarding.changed.v1', { method: 'card', status: 'rejected' }, 6),
      entry('payment-method.boarding.changed.v1', { method: 'pix', status: 'rejected' }, 7),
      entry('requirement.noticed.v1', { requirementId: 'b' }, 8),
      entry('requirement.extended.v1', { requirementId: 'b' }, 9),
      entry('nudge.suppressed.v1', { reason: 'hold_out' }, 91),
    ],
    [],
  );
  expect(state.requirements).toEqual({
    a: { dueStatus: 'eventually_due', verificationStatus: 'not_submitted' },
    b: { dueStatus: 'currently_due', verificationStatus: 'not_submitted' },
    'boarding:pix': { dueStatus: 'eventually_due', verificationStatus: 'failed' },
  });
});
