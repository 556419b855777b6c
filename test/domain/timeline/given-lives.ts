import fc from 'fast-check';
import { activateCapabilities } from '../../../domain/activation/activate-capabilities.ts';
import type { PaymentFact } from '../../../domain/activation/payment-fact.ts';
import { putToSleep } from '../../../domain/activation/put-to-sleep.ts';
import { recordActivation } from '../../../domain/activation/record-activation.ts';
import { climbLadder } from '../../../domain/climb/climb-ladder.ts';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { Conflict } from '../../../domain/errors.ts';
import { parseEvent } from '../../../domain/events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { closeMerchant } from '../../../domain/merchant/close-merchant.ts';
import { completeOnboarding } from '../../../domain/merchant/complete-onboarding.ts';
import { openRequirements } from '../../../domain/merchant/open-requirements.ts';
import { registerMerchant } from '../../../domain/merchant/register-merchant.ts';
import type { Changes } from '../../../domain/model/decision.ts';
import { dueAtOf } from '../../../domain/model/item.ts';
import { itemsOf, openTasks, type Snapshot, unappliedTasks } from '../../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { claimNudge, recordDelivery, recordFailure } from '../../../domain/nudge/deliver-nudge.ts';
import { nudgeIdOf } from '../../../domain/nudge/request-nudge.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { extendRequirement } from '../../../domain/requirement/extend-requirement.ts';
import { waiveRequirement } from '../../../domain/requirement/waive-requirement.ts';
import { boardingSources, verifyingSources } from '../../../domain/requirement/who-verifies.ts';
import { approveMerchant } from '../../../domain/risk/approve-merchant.ts';
import { scoreRisk } from '../../../domain/risk/score-risk.ts';
import { applyDecision } from '../../../domain/task/apply-decision.ts';
import { claimTask } from '../../../domain/task/claim-task.ts';
import { openTask } from '../../../domain/task/open-task.ts';
import { releaseTask } from '../../../domain/task/release-task.ts';
import { snoozeTask } from '../../../domain/task/snooze-task.ts';
import type { Playbook } from '../../../domain/values.ts';
import { type Ledger, sale, take } from '../activation/given-payments.ts';
import { aPolicy, applied, registered, sealed, shopId } from '../given.ts';
import { calm } from '../risk/calm.ts';

const hour = 3_600_000;
const policy = versioned(aPolicy());

/** a decision as it was taken: what was before, what it wrote, and whether a step of a run took it */
export interface Taken {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly timeline: readonly TimelineEntry[];
  readonly byRun: boolean;
}

/** one merchant and everything that may happen to it, by the domain's own decisions */
export class World {
  clock = Date.parse('2018-03-06T13:00:00.000Z');
  lap = 0;
  /** has a step of a run been asked for, not yet committed */
  private stepping = false;
  readonly taken: Taken[] = [];
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
    this.stepping = true;
    return { merchantId: shopId, playbook, run: `${shopId}-${playbook}-1`, lap: this.lap, now: this.now };
  }
  commit<D extends Changes>(decision: D): D {
    const before = this.snapshot;
    this.ledger.snapshot = applied(this.snapshot, decision);
    this.ledger.timeline.push(...decision.timeline);
    this.note(before, decision.timeline);
    return decision;
  }
  /** what a person tries may be refused: the matter is settled already, and nobody has taken its task away here */
  tries(decide: () => Changes) {
    try {
      this.commit(decide());
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  note(before: Snapshot, timeline: readonly TimelineEntry[]) {
    this.taken.push({ before, after: this.snapshot, timeline, byRun: this.stepping });
    this.stepping = false;
  }
  take(payments: readonly PaymentFact[]) {
    const before = this.snapshot;
    this.note(before, take(this.ledger, payments, this.context).timeline);
  }
  /** a fact that is taken in now and happened some time ago, ms */
  fact(type: string, data: Readonly<Record<string, unknown>>, ago = 0) {
    const known = this.snapshot.requirements.find(({ id }) => id === data['requirementId']);
    const [own] = known === undefined ? boardingSources(policy) : verifyingSources(policy, known);
    const source = own ?? 'sign-up';
    const parsed = parseEvent({
      specversion: '1.0',
      id: `e${this.lap++}`,
      type,
      source: 'kyc',
      time: new Date(this.clock - ago).toISOString(),
      subject: 'shop-1',
      data,
    });
    if (
      parsed.ok &&
      parsed.event.type !== 'merchant.application.submitted.v1' &&
      parsed.event.type !== 'payment.captured.v1' &&
      parsed.event.type !== 'payment.refunded.v1' &&
      parsed.event.type !== 'payment.failed.v1' &&
      parsed.event.type !== 'outage.declared.v1' &&
      parsed.event.type !== 'outage.extended.v1' &&
      parsed.event.type !== 'outage.ended.v1'
    ) {
      this.commit(
        recordFact(this.snapshot, { event: parsed.event, teller: { kind: 'outside', source }, pepper: 'pepper' }, this.context),
      );
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
    const ago = lateness(n);
    if (n % 3 === 0) world.fact('requirement.submitted.v1', { ...data, value: '+55 11 91234-5678' }, ago);
    else if (n % 3 === 1) world.fact('requirement.verified.v1', data, ago);
    else world.fact('requirement.failed.v1', { ...data, code: 'blurred', remediation: 'Send it again.' }, ago);
  },
  (world, n) => {
    const status = ['activated', 'pending_review', 'rejected'][n % 3];
    world.fact('payment-method.boarding.changed.v1', { method: n % 2 === 0 ? 'pix' : 'card', status }, lateness(n));
  },
  (world, n) => {
    if (n % 4 !== 0) return;
    for (const one of world.snapshot.requirements) {
      if (one.dueStatus === 'currently_due' || one.dueStatus === 'past_due')
        world.fact('requirement.verified.v1', { requirementId: one.id });
    }
    if (world.snapshot.merchant.lifecycleStage === 'onboarding') {
      world.commit(completeOnboarding(world.snapshot, world.step('onboarding'), world.context));
      const scored = { ...world.step('risk-check'), signals: calm };
      world.commit(scoreRisk(world.snapshot, scored, world.context));
      world.commit(approveMerchant(world.snapshot, world.step('risk-check'), world.context));
      world.clock += 1;
      const held = { payments: [], buckets: [], refunded: [], all: true };
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
    const climb = { ...world.step(playbook), escalates: { kind: 'escalation' as const } };
    const { result } = world.commit(climbLadder(world.snapshot, climb, world.context));
    if (result.kind === 'send') {
      const nudgeId = nudgeIdOf(result.stage, result.rung, String(ladder?.lastProgressAt));
      const claim = world.commit(claimNudge(world.snapshot, { nudgeId }, world.context)).result;
      if (claim.kind !== 'send' || n % 3 === 0) return;
      if (n % 3 === 1) world.commit(recordDelivery(world.snapshot, { nudgeId, messageId: 'm' }, world.context));
      else world.commit(recordFailure(world.snapshot, { nudgeId, reason: 'bounced' }, world.context));
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
    const roles = ['risk', 'lead'] as const;
    const who = {
      taskId: task.id,
      by: task.status === 'claimed' ? task.claimedBy : task.approvals.length > 0 ? 'caio' : 'bia',
      roles,
    };
    const until = new Date(world.clock + 30 * hour).toISOString();
    if (n % 5 === 0) world.commit(claimTask(world.snapshot, who, world.context));
    else if (n % 5 === 1 && task.status === 'claimed') world.commit(releaseTask(world.snapshot, who, world.context));
    else if (n % 5 === 2) world.commit(snoozeTask(world.snapshot, { ...who, until, reason: 'later' }, world.context));
    else
      world.tries(() =>
        decideWork(
          world.snapshot,
          { ...who, choice: task.choices[n % task.choices.length] ?? '', reason: 'so it is', rejection: 'unreadable' },
          world.context,
        ),
      );
    for (const one of unappliedTasks(world.snapshot)) {
      world.clock += 1;
      world.commit(applyDecision(world.snapshot, { ...world.step('onboarding'), taskId: one.id }, world.context));
    }
  },
  (world, n) => {
    world.take([sale(`p${n % 40}`, new Date(world.clock - (n % 50) * hour).toISOString(), 100 + n)]);
    const refund = { ...sale(`r${n}`, world.now, 50), kind: 'refunded' as const };
    if (n % 4 === 0) world.take([refund, refund]);
    if (world.snapshot.payments?.firstSaleAt !== undefined && world.snapshot.merchant.lifecycleStage === 'activation') {
      world.clock += 1;
      world.commit(recordActivation(world.snapshot, world.step('activation'), world.context));
    }
  },
  (world, n) => {
    const known = world.snapshot.requirements.filter((one) => one.dueStatus === 'currently_due' || one.dueStatus === 'past_due');
    const requirement = known[n % Math.max(1, known.length)];
    if (requirement === undefined) return;
    const asked = {
      ...{ merchantId: shopId, requirementId: requirement.id, requestId: `r${world.lap++}`, reason: 'known' },
      ...{ by: requirement.waiver?.by === 'leo' ? 'mia' : 'leo', roles: ['lead' as const] },
    };
    if (n % 4 === 0) world.commit(waiveRequirement(world.snapshot, asked, world.context));
    const base = Math.max(world.clock, Date.parse(requirement.deadline ?? world.now));
    const to = new Date(base + 24 * hour).toISOString();
    if (n % 4 !== 0 && requirement.deadline !== undefined)
      world.commit(extendRequirement(world.snapshot, { ...asked, to }, world.context));
  },
];

/** some facts are told at once, others days late */
const lateness = (n: number): number => (n % 3 === 0 ? 0 : (n % 100) * hour);

const leave = (world: World, n: number): void => {
  if (n % 9 !== 0) return;
  world.fact('merchant.withdrawal.requested.v1', { reason: 'changed our mind' }, lateness(n));
  if (world.snapshot.merchant.lifecycleStage === 'offboarded') return;
  world.clock += 1;
  world.commit(closeMerchant(world.snapshot, { ...world.step('onboarding'), because: 'withdrawn' }, world.context));
};

/** a whole life, lived: what happened, how it was steered, ms until then */
export const live = (life: readonly (readonly [number, number, number])[]): World => {
  const world = new World();
  for (const [which, n, pause] of life) {
    world.clock += pause;
    if (world.snapshot.merchant.lifecycleStage === 'offboarded') break;
    // leaving ends a life: it is the rarest happening
    if (which === 27) leave(world, n);
    else happenings[which % happenings.length]?.(world, n);
  }
  return world;
};

export const lives = fc.array(
  fc.tuple(fc.noBias(fc.nat(27)), fc.noBias(fc.nat(10_000)), fc.integer({ min: 1000, max: 60 * hour })),
  {
    minLength: 30,
    maxLength: 60,
  },
);
