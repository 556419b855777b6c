import { describe, expect, test } from 'vitest';
import { logContact } from '../../../domain/desk/log-contact.ts';
import { raiseTask } from '../../../domain/desk/raise-task.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { findTask, openTasks } from '../../../domain/model/snapshot.ts';
import { whoseMove } from '../../../domain/requirement/whose-move.ts';
import { commentTask } from '../../../domain/task/comment-task.ts';
import { handOverTask } from '../../../domain/task/hand-over-task.ts';
import { watchTask } from '../../../domain/task/watch-task.ts';
import { aClaimedTask, anOpenTask, aPolicy, applied, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const context = at(tuesday);
const raised = { merchantId: shopId, requestId: 'k1', by: 'ana', queue: 'product', title: 'The payment page shows an error' };

describe('work raised by hand', () => {
  test('opens in the other team’s queue with its own service level, and says who raised it', () => {
    const decision = raiseTask(registered(), { ...raised, note: 'since noon, with pix' }, context);
    const [task] = openTasks(applied(registered(), decision));
    expect(task).toMatchObject({
      ...{
        status: 'open',
        queue: 'product',
        title: raised.title,
        facts: ['since noon, with pix'],
        raisedBy: 'ana',
        calendar: 'gb',
      },
      ...{ choices: ['handled', 'not_needed'], slaDueAt: decision.result.slaDueAt },
    });
    expect(decision.timeline[0]).toMatchObject({ type: 'task.opened.v1', actor: { kind: 'person', id: 'ana' } });
  });

  test('does not make it our move: the merchant’s messages go on', () => {
    const shop = inStage('activation');
    expect(whoseMove(applied(shop, raiseTask(shop, raised, context)))).toBe(whoseMove(shop));
  });

  test('goes to one person of the team, who is told', () => {
    const decision = raiseTask(registered(), { ...raised, to: { id: 'bob', roles: ['analyst'] } }, context);
    expect(applied(registered(), decision).tasks[0]).toMatchObject({ status: 'claimed', claimedBy: 'bob' });
    expect(decision.timeline.map(({ type }) => type)).toEqual(['task.opened.v1', 'task.assigned.v1']);
  });

  test('is refused in queues a playbook fills, for people who may not decide it, and of who has left', () => {
    expect(() => raiseTask(registered(), { ...raised, queue: 'risk_review' }, context)).toThrow(
      because('queue-not-by-hand', { queue: 'risk_review' }),
    );
    const to = (roles: readonly 'viewer'[] | undefined) => () =>
      raiseTask(registered(), { ...raised, to: { id: 'vic', roles } }, context);
    expect(to(['viewer'])).toThrow(because('person-may-not'));
    expect(to(undefined)).toThrow(because('person-unknown'));
    expect(() => raiseTask(inStage('offboarded'), raised, context)).toThrow();
  });

  test('of one instant has a name of its own each', () => {
    const once = applied(registered(), raiseTask(registered(), raised, context));
    const twice = applied(once, raiseTask(once, { ...raised, requestId: 'k2', title: 'Another' }, context));
    expect(new Set(twice.tasks.map(({ id }) => id)).size).toBe(2);
  });
});

describe('handing over', () => {
  const input = { taskId: 't', by: 'bia', to: 'bob', roles: ['analyst'] as const, reason: 'on holiday from Monday' };
  test('gives one’s own task to a colleague with a note', () => {
    const shop = having(registered(), aClaimedTask('t', { choices: ['extend'] }));
    const decision = handOverTask(shop, input, context);
    expect(decision.result).toMatchObject({ claimedBy: 'bob' });
    expect(decision.timeline[0]).toMatchObject({
      type: 'task.assigned.v1',
      reason: input.reason,
      data: { to: 'bob', from: 'bia' },
    });
  });
  test('is only for who holds it', () => {
    expect(() => handOverTask(having(registered(), aClaimedTask('t', { claimedBy: 'eve' })), input, context)).toThrow(
      because('task-held', { by: 'eve' }),
    );
    expect(() => handOverTask(having(registered(), anOpenTask('t')), input, context)).toThrow(because('task-not-yours'));
  });
});

describe('watching', () => {
  const watch = (shop: ReturnType<typeof registered>, watching: boolean) =>
    watchTask(shop, { taskId: 't', by: 'ana', watching }, context);
  test('is begun and ended, and twice is harmless', () => {
    const shop = having(registered(), anOpenTask('t'));
    const on = applied(shop, watch(shop, true));
    expect(findTask(on, 't')?.watchers).toEqual(['ana']);
    expect(watch(on, true).puts).toEqual([]);
    expect(findTask(applied(on, watch(on, false)), 't')?.watchers).toEqual([]);
    expect(watch(shop, false).puts).toEqual([]);
    expect(() => watch(registered(), true)).toThrow();
  });
});

test('a comment names whom it is for, each once', () => {
  const shop = having(registered(), anOpenTask('t'));
  const known = ['ana', 'bob', 'eve'];
  const comment = (mentions?: string[]) =>
    commentTask(shop, { taskId: 't', by: 'ana', comment: 'look', mentions, known }, context).timeline[0]?.data;
  expect(comment(['bob', 'bob', 'eve'])).toMatchObject({ mentions: ['bob', 'eve'] });
  expect(comment()).not.toHaveProperty('mentions');
  expect(() => comment(['bob', '<!channel>'])).toThrow(because('person-unknown'));
  expect(() => commentTask(shop, { taskId: 't', by: 'ana', comment: 'look', mentions: ['bob'] }, context)).toThrow(
    because('person-unknown'),
  );
});

describe('a contact', () => {
  const contact = {
    ...{ merchantId: shopId, requestId: 'k1', by: 'ana', channel: 'phone' as const, topic: 'Bank statement' },
    ...{ summary: 'sends it tomorrow', outcome: 'will_send' as const },
  };
  const thursday = '2018-03-08T13:00:00.000Z';

  test('is on the timeline with what was spoken about', () => {
    const decision = logContact(registered(), contact, context);
    expect(decision.timeline).toEqual([
      expect.objectContaining({
        ...{ type: 'contact.logged.v1', actor: { kind: 'person', id: 'ana' } },
        data: { channel: 'phone', topic: 'Bank statement', summary: 'sends it tomorrow', outcome: 'will_send' },
      }),
    ]);
    expect(decision.result.followUp).toBeUndefined();
  });

  test('with a day to follow up comes back on that day as a task, and not before', () => {
    const decision = logContact(registered(), { ...contact, followUpAt: thursday }, context);
    const snapshot = applied(registered(), decision);
    const [task] = openTasks(snapshot);
    expect(task).toMatchObject({
      ...{ queue: 'follow_ups', title: 'Bank statement', facts: ['sends it tomorrow'], raisedBy: 'ana', dueAt: thursday },
      ...{ snoozedUntil: thursday, slaDueAt: '2018-03-09T12:00:00.000Z' },
    });
    const due = handleDue(snapshot, { kind: 'task', id: task?.id ?? '', dueAt: thursday }, at(thursday));
    expect(due.timeline.map(({ type }) => type)).toEqual(['task.returned.v1']);
    expect(openTasks(applied(snapshot, due))[0]).not.toHaveProperty('snoozedUntil');
  });

  test('names no day that is past, and none where policy has no queue for it', () => {
    expect(() => logContact(registered(), { ...contact, followUpAt: tuesday }, context)).toThrow(because('until-not-later'));
    const { followUp: _none, ...routing } = aPolicy().tasks.routing;
    const policy = { ...aPolicy(), tasks: { ...aPolicy().tasks, routing } };
    expect(() => logContact(registered(), { ...contact, followUpAt: thursday }, at(tuesday, policy))).toThrow(
      because('no-follow-ups'),
    );
  });
});
