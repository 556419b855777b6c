import { describe, expect, test } from 'vitest';
import { climbLadder } from '../../../domain/climb/climb-ladder.ts';
import { rungAhead } from '../../../domain/ladder/rung-timing.ts';
import type { Ladder, Nudge } from '../../../domain/model/ladder.ts';
import { outOfUse } from '../../../domain/model/out-of-use.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { cappedUntil } from '../../../domain/nudge/frequency-cap.ts';
import { showMessage } from '../../../domain/nudge/on-page.ts';
import { pageMessages } from '../../../domain/nudge/page-messages.ts';
import { aClimb, aPolicy, applied, at, having, shopId, tuesday } from '../given.ts';
import { owing } from './given-ladder.ts';

const sentAt = '2018-03-14T13:00:00.000Z';
const readAt = '2018-03-15T18:00:00.000Z';
const later = '2018-03-22T13:00:00.000Z';
const waiting = (id = 'n1', more: Partial<Nudge> = {}): Nudge =>
  ({
    ...{ kind: 'nudge', merchantId: shopId, id, version: 1, stage: 'onboarding', rung: 0, channel: 'in_app' },
    ...{ template: 'onboarding_missing', locale: 'pt', subject: 'Falta', body: 'Falta', run: 'run-1', requestedAt: sentAt },
    ...{ status: 'requested', requirementId: 'bank_account', ...more },
  }) as Nudge;
/** the ladder has sent its first message to the page; an e-mail comes next */
const climbed = (more: Partial<Ladder> = {}, nudge = waiting()): Snapshot =>
  having(
    owing({
      ...{ status: 'watching', rung: 1, dueAt: later },
      ...{ sent: [{ rung: 0, at: sentAt, channel: 'in_app', nudgeId: 'n1' }], ...more },
    }),
    nudge,
  );
const show = (snapshot: Snapshot, nudgeId = 'n1', now = readAt) =>
  showMessage(snapshot, { nudgeId, by: 'ana@loja.example' }, at(now));

describe('a message that waits on the merchant’s page', () => {
  test('is delivered when the page shows it, by whom, and once', () => {
    const decision = show(climbed());
    expect(decision.result).toEqual({ kind: 'shown' });
    expect(decision.timeline).toMatchObject([
      {
        type: 'nudge.delivered.v1',
        at: readAt,
        actor: { kind: 'merchant', id: 'ana@loja.example' },
        data: { nudgeId: 'n1', channel: 'in_app', requirementId: 'bank_account' },
      },
    ]);
    const next = applied(climbed(), decision);
    expect(next.nudges).toMatchObject([{ status: 'delivered', deliveredAt: readAt }]);
    expect(show(next)).toEqual({ result: { kind: 'shown_before' }, puts: [], deletes: [], timeline: [] });
  });

  test('is marked as read in the ladder, beside what was sent before it', () => {
    const two = [
      { rung: 0, at: sentAt, channel: 'email', nudgeId: 'n0' },
      { rung: 1, at: sentAt, channel: 'in_app', nudgeId: 'n1' },
    ] as const;
    expect(applied(climbed({ sent: [...two] }), show(climbed({ sent: [...two] }))).ladders[0]?.sent).toEqual([
      two[0],
      { ...two[1], readAt },
    ]);
  });

  test('about nothing that is due names no requirement', () => {
    const { requirementId: _none, ...plain } = waiting();
    expect(show(climbed({}, plain as Nudge)).timeline[0]?.data).not.toHaveProperty('requirementId');
  });

  test('is the only kind that a page delivers: a letter is delivered by its provider', () => {
    const mailed = climbed({}, waiting('n1', { channel: 'email' }));
    expect(show(mailed).result).toEqual({ kind: 'unknown' });
    expect(show(mailed, 'none').result).toEqual({ kind: 'unknown' });
  });

  test('that tells of a decision is delivered in the same way, and no ladder hears of it', () => {
    const decision = show(climbed({}, waiting('letter-1', { purpose: 'decision' })), 'letter-1');
    expect(decision.timeline.map(({ type }) => type)).toEqual(['letter.delivered.v1']);
    expect(decision.puts.map(({ kind }) => kind)).toEqual(['nudge']);
  });

  test('of a stage without a ladder is delivered as well', () => {
    expect(show({ ...climbed(), ladders: [] }).puts.map(({ kind }) => kind)).toEqual(['nudge']);
  });
});

describe('the ladder', () => {
  const ahead = (snapshot: Snapshot, policy = aPolicy()) => {
    const [ladder] = snapshot.ladders;
    return rungAhead(at(tuesday, policy), snapshot, ladder as Ladder)?.at;
  };
  const byTime = ahead({ ...climbed({ sent: [] }), requirements: [] });
  const unhurried = (more: Partial<Ladder> = {}) => ({ ...climbed({ rung: 1, ...more }), requirements: [] });
  const longLadder = () => {
    const policy = aPolicy();
    for (const { rungs } of policy.nudges.ladders) for (const rung of rungs) rung.afterWorkingDays += 20;
    return policy;
  };

  test('sends its next message in place of one that stayed unread for two working days', () => {
    expect(ahead(unhurried(), longLadder())).toBe('2018-03-16T13:00:00.000Z');
    expect(byTime).toBe('2018-03-13T13:00:00.000Z');
  });

  test('waits for its own time once the message was read', () => {
    const sent = [{ rung: 0, at: sentAt, channel: 'in_app' as const, nudgeId: 'n1', readAt }];
    expect(ahead(unhurried({ sent }), longLadder())).toBe('2018-04-11T13:00:00.000Z');
  });

  test('does not hold a message of before the last progress against the merchant', () => {
    expect(ahead(unhurried({ lastProgressAt: sentAt }), longLadder())).not.toBe('2018-03-16T13:00:00.000Z');
  });

  test('learns that its message was read, and looks again later', () => {
    const given = climbed({ dueAt: '2018-03-16T13:00:00.000Z' });
    const context = at(readAt, longLadder());
    const next = applied(given, showMessage(given, { nudgeId: 'n1', by: 'ana@loja.example' }, context));
    expect(next.ladders[0]).toMatchObject({ sent: [{ nudgeId: 'n1', readAt }] });
    expect((next.ladders[0]?.dueAt ?? '') > '2018-03-16T13:00:00.000Z').toBe(true);
  });

  test('that stopped, or whose policy ends before its rung, only notes it', () => {
    const { dueAt: _due, ...stopped } = climbed({ status: 'stopped' }).ladders[0] as Ladder;
    expect(show(having({ ...climbed(), ladders: [] }, stopped)).puts[1]).not.toHaveProperty('dueAt');
    expect(show(climbed({ rung: 40 })).puts[1]).toMatchObject({ dueAt: later });
  });

  test('that goes on to a person leaves the message behind, and says why it reached nobody', () => {
    const given = climbed({ status: 'stalled', rung: 3 });
    const decision = climbLadder(given, aClimb('onboarding', '2018-04-02T13:00:00.000Z'), at('2018-04-02T13:00:00.000Z'));
    expect(decision.result.kind).toBe('escalate');
    expect(decision.timeline.find(({ id }) => id === 'nudge/n1/not-read')).toMatchObject({
      type: 'nudge.suppressed.v1',
      reason: 'not_read',
      data: { nudgeId: 'n1', channel: 'in_app', rung: 0 },
    });
    const next = applied(given, decision);
    expect(next.nudges).toMatchObject([{ status: 'failed', failure: 'not_read' }]);
    // it is still there for whoever comes late
    expect(applied(next, show(next, 'n1', '2018-04-05T13:00:00.000Z')).nudges).toMatchObject([{ status: 'delivered' }]);
  });

  test('that goes on to its next message leaves the unread one behind too, and nothing else', () => {
    const given = having(climbed({ status: 'stalled' }), waiting('letter-1', { purpose: 'decision' }));
    const decision = climbLadder(given, aClimb('onboarding', later), at(later));
    expect(decision.result.kind).toBe('send');
    const next = applied(given, decision);
    expect(next.nudges.map(({ id, status }) => [id, status])).toEqual(
      expect.arrayContaining([
        ['n1', 'failed'],
        ['letter-1', 'requested'],
      ]),
    );
  });

  test('that only waits leaves it where it is', () => {
    const night = '2018-03-22T03:00:00.000Z';
    const decision = climbLadder(climbed({ status: 'stalled' }), aClimb('onboarding', night), at(night));
    expect(decision.result.kind).toBe('wait');
    expect(decision.puts.map(({ kind }) => kind)).toEqual(['ladder']);
  });
});

describe('the caps', () => {
  const { nudges: policy } = aPolicy();
  const hourLater = '2018-03-14T14:00:00.000Z';

  test('do not count what nobody has seen', () => {
    expect(cappedUntil(policy, [waiting()], hourLater)).toBeUndefined();
  });

  test('count a message from the instant the page showed it', () => {
    const read = waiting('n1', { status: 'delivered', deliveredAt: readAt } as Partial<Nudge>);
    expect(cappedUntil(policy, [read], readAt)).toBe('2018-03-16T18:00:00.000Z');
  });

  test('keep a read message in use for as long as they count it, and an unread one for as long as it waits', () => {
    const read = (id: string, day: string) =>
      waiting(id, { status: 'delivered', deliveredAt: `2018-03-${day}T13:00:00.000Z` } as Partial<Nudge>);
    const snapshot = having(
      owing(),
      ...[waiting('unread'), read('a', '01'), read('b', '02'), read('c', '03'), read('d', '04'), read('e', '05')],
    );
    const over = outOfUse(snapshot, at('2018-03-20T13:00:00.000Z')).map(({ id }) => id);
    expect(over).toEqual(['a']);
  });
});

describe('the page', () => {
  const mailed = (id: string, more: object) => waiting(id, { channel: 'email', ...more } as Partial<Nudge>);

  test('shows what waits and what was mailed, the newest first', () => {
    const messages = pageMessages(
      [
        waiting('old', { requestedAt: tuesday }),
        mailed('arrived', { status: 'delivered', deliveredAt: sentAt }),
        waiting('passed', { status: 'failed', failedAt: later, failure: 'not_read', requestedAt: readAt } as Partial<Nudge>),
      ],
      'ana@loja.example',
      10,
    );
    expect(messages.map(({ nudge, unread, mailed: how }) => [nudge.id, unread, how])).toEqual([
      ['passed', true, undefined],
      ['arrived', false, 'arrived'],
      ['old', true, undefined],
    ]);
    expect(pageMessages([waiting('a'), waiting('b')], 'ana@loja.example', 1)).toHaveLength(1);
  });

  test('says of a letter that came back that it did, and keeps what was held back or is for others to itself', () => {
    const failed = (id: string, failure: string) => mailed(id, { status: 'failed', failedAt: later, failure });
    const messages = pageMessages(
      [failed('back', 'bounced'), failed('left', 'merchant_closed'), failed('wish', 'opted_out'), mailed('soon', {})],
      'ana@loja.example',
      10,
    );
    expect(messages.map(({ nudge, mailed: how }) => [nudge.id, how])).toEqual([['back', 'came_back']]);
    expect(pageMessages([waiting('crm', { channel: 'slack' })], 'ana@loja.example', 10)).toEqual([]);
  });
});
