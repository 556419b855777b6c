import { describe, expect, test } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { isBusinessTime } from '../../../domain/calendar/is-business-time.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { StepInput } from '../../../domain/model/step.ts';
import type { OpenTask } from '../../../domain/model/task.ts';
import { applyDecision } from '../../../domain/task/apply-decision.ts';
import { assignTask } from '../../../domain/task/assign-task.ts';
import { claimTask } from '../../../domain/task/claim-task.ts';
import { commentTask } from '../../../domain/task/comment-task.ts';
import { decideTask } from '../../../domain/task/decide-task.ts';
import { endSnooze } from '../../../domain/task/end-snooze.ts';
import { openTask } from '../../../domain/task/open-task.ts';
import { releaseTask } from '../../../domain/task/release-task.ts';
import { snoozeTask } from '../../../domain/task/snooze-task.ts';
import { openTaskInput, openTaskResult, type TaskAsk } from '../../../domain/task/task-ask.ts';
import type { Playbook } from '../../../domain/values.ts';
import {
  aClaimedTask,
  aDecidedTask,
  anOpenTask,
  aPolicy,
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
import { aLadder } from '../nudge/given-ladder.ts';
import { because } from '../refused-because.ts';

const now = '2018-03-06T15:00:00.000Z';
const context = at(now);
const shop = (...items: Parameters<typeof having>[1][]): Snapshot => having(registered(), ...items);
const open = shop(anOpenTask('t'));
const claimed = shop(aClaimedTask('t'));
const decided = shop(aDecidedTask('t', 'waive'));
const cancelled = having(registered(), {
  ...anOpenTask('t'),
  status: 'cancelled',
  cancelledAt: tuesday,
  cancelReason: 'withdrawn',
});
const fourEyes = { required: true, reasons: ['heavy'] };
const roles: readonly Role[] = ['risk', 'lead'];
const bia = { taskId: 't', by: 'bia', roles };
const leo = { taskId: 't', by: 'leo', roles };

describe('opening a task', () => {
  const ask = (what: TaskAsk, snapshot: Snapshot, policy = aPolicy(), step: Partial<StepInput> = {}) =>
    openTask(snapshot, { ...aStep(), ...step, ask: what }, at(now, policy));
  const review = (snapshot: Snapshot) => ask({ kind: 'review', assessmentId: 'a1' }, snapshot, aPolicy(), aStep('risk-check'));
  const inCare = (what: Omit<TaskAsk, 'kind'>, snapshot: Snapshot, day = 'd30') =>
    ask({ kind: 'care', ...what }, snapshot, aPolicy(), { playbook: 'care-follow-up', run: `${shopId}-care-follow-up-${day}` });
  const missed = shop(
    aRequirement('bank_account', {
      dueStatus: 'past_due',
      deadline: tuesday,
      errors: [{ code: 'blurred', remediation: 'Send a sharp copy.' }],
    }),
  );

  test('fixes its service level in the business hours of the desk', () => {
    const decision = ask({ kind: 'deadline', requirementId: 'bank_account' }, missed);
    expect(decision.result).toMatchObject({
      kind: 'opened',
      queue: 'onboarding_deadlines',
      slaDueAt: '2018-03-08T13:00:00.000Z',
    });
    expect(isBusinessTime(aPolicy().calendars.br ?? expect.fail(), decision.result.slaDueAt)).toBe(true);
    const task = applied(missed, decision).tasks[0];
    expect(task).toMatchObject({
      status: 'open',
      dueAt: '2018-03-08T13:00:00.000Z',
      subjectId: 'bank_account',
      choices: ['extend', 'waive', 'close'],
    });
    expect(task?.facts[1]).toEqual({
      code: 'requirement-remedy',
      about: { id: 'bank_account', code: 'blurred', remedy: 'Send a sharp copy.' },
    });
    const policy = aPolicy();
    for (const queue of policy.tasks.queues) queue.slaHours = 1;
    expect(applied(missed, decision).tasks[0]?.slaDueAt).toBe('2018-03-08T13:00:00.000Z');
  });
  test('asks once: while one is open the same ask answers with it', () => {
    const first = ask({ kind: 'deadline', requirementId: 'bank_account' }, missed);
    expect(ask({ kind: 'deadline', requirementId: 'bank_account' }, applied(missed, first))).toMatchObject({
      result: { kind: 'already_open', taskId: first.result.taskId },
      puts: [],
    });
  });
  test('shows whoever helps what is missing and since when', () => {
    const task = applied(missed, ask({ kind: 'escalation', queue: 'onboarding_call' }, missed)).tasks[0];
    expect(task).toMatchObject({
      title: { code: 'queue-work', about: { queue: 'onboarding_call' } },
      subjectKind: 'merchant',
      subjectId: shopId,
    });
    expect(task?.facts).toHaveLength(2);
    const fresh = { ...missed, merchant: { ...missed.merchant, stageHistory: [] } };
    expect(applied(fresh, ask({ kind: 'escalation', queue: 'leads' }, fresh)).tasks[0]?.facts[0]).toEqual({
      code: 'in-stage',
      about: { stage: 'onboarding', since: '2018-03-06' },
    });
  });
  test('brings every reason to a risk review, and two people where the assessment says so', () => {
    const risk = {
      ...{ assessmentId: 'a1', rounds: 0, score: 80, outcome: 'review' as const, assessedAt: tuesday, requests: [] },
      fourEyes,
      reasons: [{ rule: 'mcc_high', text: 'high-risk category', contribution: 30 }],
    };
    const assessed = inStage('risk_check', { risk });
    const task = applied(assessed, review(assessed)).tasks[0];
    expect(task).toMatchObject({
      queue: 'risk_review',
      subjectId: 'a1',
      facts: [
        { code: 'risk-score', about: { score: 80 } },
        { code: 'risk-reason', about: { points: 30 } },
      ],
      fourEyes,
    });
    const unknown = inStage('risk_check');
    expect(applied(unknown, review(unknown)).tasks[0]).toMatchObject({
      facts: [{ code: 'risk-score-unknown', about: {} }],
      fourEyes: { required: false },
    });
  });
  test('is about the check-in that found a merchant critical', () => {
    const checkIn = {
      kind: 'check_in' as const,
      merchantId: shopId,
      id: 'd30',
      version: 1,
      day: 30,
      scheduledFor: tuesday,
      status: 'due' as const,
    };
    const angry = {
      kind: 'case' as const,
      merchantId: shopId,
      id: 'c1',
      version: 1,
      title: 'No payout',
      severity: 'high' as const,
      openedAt: tuesday,
    };
    const assessed = (day: string) => ({ ...checkIn, id: day, run: `${shopId}-care-follow-up-${day}` });
    const care = having(inStage('care'), assessed('d30'), assessed('d90'), angry);
    const asked = applied(care, inCare({ score: 12 }, care));
    expect(asked.tasks[0]).toMatchObject({
      subjectId: 'd30',
      facts: [
        { code: 'health-score', about: { score: 12 } },
        { code: 'open-case', about: { title: 'No payout' } },
      ],
    });
    // two check-ins at once are two matters, whoever decides which first
    expect(applied(asked, inCare({}, asked, 'd90')).tasks).toMatchObject([{ subjectId: 'd30' }, { subjectId: 'd90' }]);
    expect(applied(care, inCare({}, care, 'by-hand')).tasks[0]).toMatchObject({ subjectId: 'd30' });
    expect(applied(inStage('care'), inCare({}, inStage('care'))).tasks[0]).toMatchObject({ subjectId: shopId, facts: [] });
  });
  test('takes two people in a queue whose policy says so', () => {
    const policy = aPolicy();
    policy.tasks.fourEyes.queues = ['leads'];
    expect(applied(open, ask({ kind: 'escalation', queue: 'leads' }, open, policy)).tasks[1]?.fourEyes.reasons).toEqual([
      { code: 'queue-takes-two', about: { queue: 'leads' } },
    ]);
  });
  test('is asked for by each run that waits for it: nobody waits for the decision of another run', () => {
    const what = { kind: 'escalation', queue: 'leads' } as const;
    const once = applied(open, ask(what, open));
    const twice = applied(once, ask(what, once, aPolicy(), { run: 'another-run' }));
    const ids = twice.tasks.filter(({ queue }) => queue === 'leads').map(({ id, run }) => [id, run]);
    const id = `leads-${shopId}-20180306T150000000Z`;
    expect(ids).toEqual([
      [id, aStep().run],
      [`${id}-2`, 'another-run'],
    ]);
  });
  test('knows the asks each playbook declares, and what they must say', () => {
    const problems = (what: TaskAsk, of: Playbook = 'onboarding') =>
      openTaskInput.safeParse({ ...aStep(of), ask: what }).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(problems({ kind: 'deadline', requirementId: 'x' })).toEqual([]);
    expect(problems({ kind: 'deadline' })).toEqual(['ask.requirementId']);
    expect(problems({ kind: 'escalation' })).toEqual(['ask.queue']);
    expect(problems({ kind: 'review', assessmentId: 'a1' }, 'risk-check')).toEqual([]);
    expect(problems({ kind: 'review', assessmentId: 'a1' })).toEqual(['ask.kind']);
    expect(openTaskInput.safeParse({ ...aStep(), ask: { kind: 'favour' } }).success).toBe(false);
    expect(() => ask({ kind: 'review', assessmentId: 'a1' }, open)).toThrow('which onboarding does not ask');
    expect(openTaskResult.safeParse(ask({ kind: 'deadline', requirementId: 'bank_account' }, missed).result).success).toBe(true);
  });
  test('refuses what it can not place', () => {
    expect(() => ask({ kind: 'deadline', requirementId: 'x' }, open)).toThrow('requirement "x" was never opened');
    expect(() => ask({ kind: 'escalation', queue: 'x' }, open)).toThrow('queue "x" does not exist');
    const policy = aPolicy();
    for (const queue of policy.tasks.queues) queue.calendar = 'moon';
    expect(() => ask({ kind: 'escalation', queue: 'leads' }, open, policy)).toThrow('calendar "moon" does not exist');
  });
});

describe('working a task', () => {
  test('claiming takes it, twice is harmless, another person is told who and when', () => {
    const decision = claimTask(open, bia, context);
    expect(applied(open, decision).tasks[0]).toMatchObject({
      status: 'claimed',
      claimedBy: 'bia',
      claimedAt: now,
      firstClaimedAt: now,
      dueAt: '2018-03-07T13:00:00.000Z',
    });
    expect(claimTask(claimed, bia, context).puts).toEqual([]);
    expect(() => claimTask(claimed, leo, context)).toThrow(because('task-held', { by: 'bia', at: tuesday }));
  });
  test('whoever takes it, the team and why it was given there stay', () => {
    const given = {
      team: 'lisbon',
      whyTeam: { code: 'team-moved', about: { team: 'lisbon', title: 'Lisbon', by: 'leo' } },
    } as const;
    const shared = shop(anOpenTask('t', given));
    expect(applied(shared, claimTask(shared, bia, context)).tasks[0]).toMatchObject({ status: 'claimed', ...given });
  });
  test('too late is a clear conflict', () => {
    expect(() => claimTask(decided, leo, context)).toThrow(because('task-decided', { by: 'bia', at: tuesday, choice: 'waive' }));
    expect(() => claimTask(cancelled, leo, context)).toThrow(because('task-cancelled', { at: tuesday, reason: 'withdrawn' }));
    expect(() => claimTask(registered(), leo, context)).toThrow('task "t" does not exist');
  });
  test('releasing puts it back with its first claim remembered', () => {
    const held = applied(open, claimTask(open, bia, context));
    const back = releaseTask(held, { ...bia, reason: 'lunch' }, context);
    expect(applied(held, back).tasks[0]).toMatchObject({ status: 'open', firstClaimedAt: now });
    expect(back.timeline[0]?.reason).toBe('lunch');
    expect(releaseTask(open, bia, context).puts).toEqual([]);
    expect(releaseTask(claimed, bia, context).timeline[0]).not.toHaveProperty('reason');
    expect(() => releaseTask(claimed, { ...leo, roles: ['analyst'] }, context)).toThrow(because('task-held', { by: 'bia' }));
    expect(() => releaseTask(shop(anOpenTask('t', { snoozedUntil: now })), bia, context)).toThrow(because('task-snoozed'));
  });
  test('assigning gives it to anybody who may decide it, whoever held it', () => {
    expect(
      assignTask(claimed, { taskId: 't', to: 'leo', roles: ['analyst'], by: 'lead' }, context).timeline[0]?.data,
    ).toMatchObject({
      to: 'leo',
      from: 'bia',
    });
    const given = assignTask(open, { taskId: 't', to: 'leo', roles: ['viewer', 'lead'], by: 'lead' }, context);
    expect(given.timeline[0]?.data).toMatchObject({ from: null });
    expect(assignTask(claimed, { taskId: 't', to: 'bia', roles: undefined, by: 'lead' }, context).puts).toEqual([]);
  });
  test('nobody is given what they may not decide, nor what nobody would find: who signs in no more', () => {
    const give = (snapshot: Snapshot, roles: readonly Role[] | undefined) =>
      assignTask(snapshot, { taskId: 't', to: 'leo', roles, by: 'lead' }, context);
    const review = shop(anOpenTask('t', { subjectKind: 'risk_review' }));
    expect(() => give(open, undefined)).toThrow(because('person-unknown', { person: 'leo' }));
    expect(() => give(open, ['viewer', 'admin'])).toThrow(because('person-may-not', { person: 'leo', has: ['viewer', 'admin'] }));
    expect(() => give(review, ['analyst'])).toThrow(because('person-may-not', { wanted: ['risk', 'lead'] }));
    expect(give(review, ['risk']).result.claimedBy).toBe('leo');
  });
  test('comments are kept, on ended tasks too, and never empty', () => {
    expect(applied(decided, commentTask(decided, { ...leo, comment: 'called back' }, context)).tasks[0]?.comments).toBe(1);
    expect(() => commentTask(open, { ...leo, comment: ' ' }, context)).toThrow(because('comment-missing'));
    expect(() => commentTask(registered(), { ...leo, comment: 'x' }, context)).toThrow('does not exist');
  });
  test('snoozing puts the ladder aside as well: who agreed to wait is not nudged', () => {
    const until = '2018-03-20T12:00:00.000Z';
    const late = having(claimed, aLadder('onboarding'), aClaimedTask('t', { overdueAt: tuesday }));
    const next = applied(late, snoozeTask(late, { ...bia, until, reason: 'on holiday' }, context));
    expect(next.tasks[0]).toMatchObject({ status: 'open', snoozedUntil: until, snoozeReason: 'on holiday', dueAt: until });
    expect(next.ladders[0]).toMatchObject({ status: 'watching', snoozedUntil: until, dueAt: until });
    const inTime = applied(claimed, snoozeTask(claimed, { ...bia, until, reason: 'x' }, context));
    expect(inTime.tasks[0]?.dueAt).toBe('2018-03-07T13:00:00.000Z');
    const stopped = having(open, aLadder('onboarding', { status: 'stopped' }));
    expect(snoozeTask(stopped, { ...bia, until, reason: 'x' }, context).puts).toHaveLength(1);
    expect(() => snoozeTask(open, { ...bia, until: now, reason: 'x' }, context)).toThrow(
      because('until-not-later', { until: now }),
    );
    expect(() => snoozeTask(open, { ...bia, until, reason: '' }, context)).toThrow(because('reason-missing'));
  });
  test('a snooze that is taken back leaves the task in its queue and the ladder where it was', () => {
    const until = '2018-03-20T12:00:00.000Z';
    const before = having(claimed, aLadder('onboarding'));
    const snoozed = applied(before, snoozeTask(before, { ...bia, until, reason: 'on holiday' }, context));
    const decision = endSnooze(snoozed, bia, context);
    const next = applied(snoozed, decision);
    expect(next.tasks[0]).toMatchObject({ status: 'open' });
    expect(next.tasks[0]).not.toHaveProperty('snoozedUntil');
    expect(next.ladders[0]).not.toHaveProperty('snoozedUntil');
    expect(next.ladders[0]?.dueAt).toBe('2018-03-08T13:00:00.000Z');
    expect(decision.timeline[0]).toMatchObject({ type: 'task.returned.v1', actor: { id: 'bia' }, data: { until } });
    // nothing is left to take back
    expect(endSnooze(next, bia, context).puts).toEqual([]);
    expect(endSnooze(claimed, bia, context).puts).toEqual([]);
    expect(() => endSnooze(claimed, leo, context)).toThrow(because('task-held', { by: 'bia' }));
  });
  test('a ladder that was put aside for something else, or has stopped, stays so when a snooze is taken back', () => {
    const until = '2018-03-20T12:00:00.000Z';
    const task = anOpenTask('t', { snoozedUntil: until });
    const another = having(shop(task), aLadder('onboarding', { snoozedUntil: '2018-04-01T12:00:00.000Z' }));
    const stopped = having(shop(task), aLadder('onboarding', { status: 'stopped', snoozedUntil: until }));
    const climbed = having(shop(task), aLadder('onboarding', { snoozedUntil: until, rung: 99 }));
    expect(endSnooze(another, bia, context).puts).toHaveLength(1);
    expect(endSnooze(stopped, bia, context).puts).toHaveLength(1);
    expect(endSnooze(shop(task), bia, context).puts).toHaveLength(1);
    expect(applied(climbed, endSnooze(climbed, bia, context)).ladders[0]).not.toHaveProperty('dueAt');
  });
  test('who gives tasks away takes them back from others', () => {
    const decision = releaseTask(claimed, { taskId: 't', by: 'lead', roles: ['lead'] }, context);
    expect(applied(claimed, decision).tasks[0]).toMatchObject({ status: 'open' });
    expect(decision.timeline[0]).toMatchObject({ actor: { id: 'lead' }, data: { from: 'bia' } });
    expect(releaseTask(claimed, bia, context).timeline[0]?.data).not.toHaveProperty('from');
    expect(() => releaseTask(claimed, { taskId: 't', by: 'leo', roles: ['analyst'] }, context)).toThrow(because('task-held'));
  });
});

describe('deciding a task', () => {
  const decide = (snapshot: Snapshot, by: string, choice = 'waive', more = {}) =>
    decideTask(snapshot, { taskId: 't', by, roles, choice, reason: 'seen the paper', ...more }, context);
  test('is recorded with who, when and why; the same again is harmless', () => {
    const decision = decide(claimed, 'bia');
    const next = applied(claimed, decision);
    expect(next.tasks[0]).toMatchObject({
      status: 'decided',
      claimedBy: 'bia',
      decision: { choice: 'waive', by: 'bia', at: now, reason: 'seen the paper' },
    });
    expect(next.tasks[0]).not.toHaveProperty('dueAt');
    expect(decide(next, 'bia').puts).toEqual([]);
    expect(() => decide(next, 'leo')).toThrow(because('task-decided', { by: 'bia' }));
    expect(() => decide(next, 'bia', 'close')).toThrow(because('task-decided', { by: 'bia' }));
    expect(decide(open, 'leo', 'extend', { extendDays: 5 }).result).toMatchObject({ task: { decision: { extendDays: 5 } } });
  });
  test('needs the holder, a choice on offer, a reason and days within policy', () => {
    expect(() => decide(claimed, 'leo')).toThrow(because('task-held', { by: 'bia' }));
    expect(() => decide(open, 'leo', 'dance')).toThrow(
      because('choice-not-offered', { choice: 'dance', choices: ['extend', 'waive', 'close'] }),
    );
    expect(() => decide(open, 'leo', 'waive', { reason: ' ' })).toThrow(because('reason-missing'));
    expect(() => decide(open, 'leo', 'extend', { extendDays: 31 })).toThrow(
      because('extension-out-of-bounds', { days: 31, most: 30 }),
    );
    expect(() => decide(open, 'leo', 'extend', { extendDays: 0 })).toThrow(because('extension-out-of-bounds', { days: 0 }));
  });
  test('with four eyes takes two people who choose the same', () => {
    const heavy = shop(aClaimedTask('t', { fourEyes }));
    const once = decide(heavy, 'bia');
    expect(once.result.kind).toBe('approved_once');
    const waiting = applied(heavy, once);
    expect(waiting.tasks[0]).toMatchObject({ status: 'open', approvals: [{ by: 'bia' }] });
    expect(() => decide(waiting, 'bia')).toThrow(because('first-approver'));
    // the same name in capitals is no other person
    expect(() => decide(waiting, 'BIA')).toThrow(because('first-approver'));
    expect(() => claimTask(waiting, bia, context)).toThrow(because('first-approver'));
    expect(() => assignTask(waiting, { taskId: 't', to: 'bia', roles: ['lead'], by: 'lead' }, context)).toThrow(
      because('first-approver'),
    );
    expect(applied(waiting, decide(waiting, 'leo')).tasks[0]).toMatchObject({
      status: 'decided',
      approvals: [{ by: 'bia' }, { by: 'leo' }],
      decision: { by: 'leo' },
    });
  });
  test('a second opinion that differs is the new first one', () => {
    const waiting = applied(
      open,
      decideTask(shop(anOpenTask('t', { fourEyes })), { ...bia, choice: 'waive', reason: 'x' }, context),
    );
    const other = decide(waiting, 'leo', 'close');
    expect(other).toMatchObject({ result: { kind: 'approved_once' }, timeline: [{ data: { replaces: ['bia'] } }] });
    expect(applied(waiting, decide(applied(waiting, other), 'bia', 'close')).tasks[0]).toMatchObject({
      status: 'decided',
      decision: { choice: 'close' },
    });
  });
});

test('who watches a task watches it whoever holds it', () => {
  const watched = shop(anOpenTask('t', { watchers: ['eve'] }));
  expect(applied(watched, claimTask(watched, leo, context)).tasks[0]?.watchers).toEqual(['eve']);
});

describe('applying a decision', () => {
  const apply = (snapshot: Snapshot) => applyDecision(snapshot, { ...aStep(), taskId: 't' }, context);
  const byTwo = (choice: string) => ['leo', 'bia'].map((by) => ({ choice, reason: 'because I say so', by, at: tuesday }));
  const about = (choice: string, requirement: Parameters<typeof aRequirement>[1] = {}, more: object = {}) =>
    shop(
      aDecidedTask('t', choice, {
        ...{ subjectKind: 'requirement', subjectId: 'bank_account', approvals: byTwo(choice) },
        ...more,
      }),
      aRequirement('bank_account', { dueStatus: 'past_due', deadline: tuesday, ...requirement }),
    );
  test('an extension moves the deadline from the decision, by the days given or the usual ones', () => {
    const next = applied(about('extend'), apply(about('extend')));
    expect(next.requirements[0]).toMatchObject({
      dueStatus: 'currently_due',
      deadline: '2018-03-20T13:00:00.000Z',
      deadlineHistory: [{ from: tuesday, by: 'bia' }],
    });
    const five = about('extend', {}, { decision: { choice: 'extend', reason: 'x', by: 'bia', at: tuesday, extendDays: 5 } });
    expect(applied(five, apply(five)).requirements[0]?.deadline).toBe('2018-03-11T13:00:00.000Z');
  });
  test('happens once, and a repeat answers the same', () => {
    const first = apply(about('waive'));
    const next = applied(about('waive'), first);
    expect(next.requirements[0]).toMatchObject({ dueStatus: 'waived', closedReason: 'because I say so' });
    expect(first.timeline.map((one) => one.type)).toEqual(['task.applied.v1', 'requirement.waived.v1']);
    expect(apply(next)).toMatchObject({ result: first.result, puts: [], timeline: [] });
  });
  test('of work no run waits for sends no run anywhere', () => {
    const { playbook: _none, ...byHand } = aDecidedTask('t', 'contacted');
    expect(apply(shop(byHand)).result.kind).toBe('carry_on');
  });
  test('is not believed when it takes two people and one is behind it', () => {
    const alone = byTwo('waive').map((one) => ({ ...one, by: 'bia' }));
    expect(() => apply(about('waive', {}, { approvals: alone }))).toThrow(lacking('second-approval', { task: 't' }));
    expect(apply(about('waive', { restricts: [] }, { approvals: [] })).result.kind).toBe('carry_on');
  });
  test('a requirement met in the meantime is left alone; one never opened is refused', () => {
    expect(apply(about('waive', { dueStatus: 'satisfied' })).puts).toHaveLength(1);
    expect(() => apply(shop(aDecidedTask('t', 'waive', { subjectKind: 'requirement', subjectId: 'gone' })))).toThrow(
      'requirement "gone"',
    );
    const currently = { dueStatus: 'currently_due' as const, deadline: undefined };
    expect(apply(about('extend', currently)).timeline[1]?.data).toMatchObject({ from: now });
  });
  test.each<[Playbook, OpenTask['subjectKind'], string, string]>([
    ['risk-check', 'risk_review', 'approve', 'approve'],
    ['risk-check', 'risk_review', 'decline', 'decline'],
    ['risk-check', 'risk_review', 'request_information', 'request_information'],
    ['onboarding', 'requirement', 'close', 'close'],
    ['activation', 'merchant', 'sleep', 'sleep'],
    // a queue may offer more than the playbook that asks has a way for: the run goes on waiting
    ['onboarding', 'merchant', 'sleep', 'carry_on'],
    ['risk-check', 'merchant', 'approve', 'carry_on'],
    ['care-follow-up', 'case', 'close', 'carry_on'],
  ])('in %s about a %s, "%s" leads to %s', (playbook, subjectKind, choice, kind) => {
    const snapshot = shop(aDecidedTask('t', choice, { playbook, subjectKind }));
    expect(apply(snapshot)).toMatchObject({ result: { kind, by: 'bia' }, puts: [{ kind: 'task', appliedAt: now }] });
  });
  test('extends and waives requirements only', () => {
    expect(apply(shop(aDecidedTask('t', 'extend'))).timeline.map((one) => one.type)).toEqual(['task.applied.v1']);
  });
  test('of a playbook beside the stages leaves the ladder of the stage alone', () => {
    const elsewhere = having(shop(aDecidedTask('t', 'contacted', { playbook: 'care-follow-up' })), aLadder('onboarding'));
    expect(apply(elsewhere).puts.map(({ kind }) => kind)).toEqual(['task']);
  });
  test('a merchant worth another try goes on where it stood, and past the last rung from the first one again', () => {
    const at3 = aLadder('onboarding', { rung: 3, status: 'watching' });
    const tried = having(shop(aDecidedTask('t', 'continue')), at3);
    expect(applied(tried, apply(tried)).ladders[0]).toMatchObject({ rung: 3, status: 'watching' });
    const spentAll = having(tried, aLadder('onboarding', { rung: 9, status: 'stopped' }));
    expect(applied(spentAll, apply(spentAll)).ladders[0]).toMatchObject({ rung: 0, lastProgressAt: now });
    const called = having(shop(aDecidedTask('t', 'contacted')), at3);
    expect(applied(called, apply(called)).ladders[0]).toMatchObject({
      rung: 3,
      status: 'watching',
      dueAt: '2018-03-22T13:00:00.000Z',
    });
    const spent = having(called, aLadder('onboarding', { rung: 9 }));
    expect(apply(spent).puts).toHaveLength(1);
    expect(apply(having(called, aLadder('onboarding', { status: 'stopped' }))).puts).toHaveLength(1);
    expect(apply(shop(aDecidedTask('t', 'contacted'))).puts).toHaveLength(1);
  });
  test('needs a decision', () => {
    expect(() => apply(registered())).toThrow('does not exist');
    expect(() => apply(open)).toThrow('is not decided');
  });
});
