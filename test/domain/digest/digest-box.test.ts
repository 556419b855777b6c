import { describe, expect, test } from 'vitest';
import { addNews, chooseMail, chooseShift, claimDigest, returnDigest, settleDigest } from '../../../domain/digest/change-box.ts';
import { type DigestBox, type DigestLine, emptyBox } from '../../../domain/digest/digest-box.ts';
import { digestPeriod, nextDigestAt } from '../../../domain/digest/digest-time.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { aPolicy, at } from '../given.ts';

/** the team's clock is London's, and mails leave from 08:30 on */
const policy = aPolicy();
const without = { ...aPolicy(), tasks: { ...aPolicy().tasks, digest: undefined } };
const monday = '2026-11-23T12:00:00.000Z';
const tuesdayMorning = '2026-11-24T08:30:00.000Z';
const on = (now: string) => at(now, policy);
const line = (id: string, more: Partial<DigestLine> = {}): DigestLine => ({
  ...{ id, at: monday, why: 'assigned', type: 'task.assigned.v1', merchantId: 'm_1', taskId: 't', queue: 'follow_ups' },
  ...more,
});
const noted = (...ids: string[]): DigestBox =>
  ids.reduce((box, id) => addNews(box, line(id), on(monday)) ?? box, emptyBox('ana'));
const claim = (box: DigestBox, now = tuesdayMorning) => {
  const answer = claimDigest(box, on(now));
  return answer.kind === 'send' ? answer : expect.fail(answer.kind);
};

describe('the time of the mail', () => {
  const next = (now: string) => nextDigestAt(versioned(policy), now);

  test('is the next working morning by the team’s clock, in summer as in winter', () => {
    expect(next(monday)).toBe(tuesdayMorning);
    expect(next('2026-11-24T08:29:59.999Z')).toBe(tuesdayMorning);
    expect(next(tuesdayMorning)).toBe('2026-11-25T08:30:00.000Z');
    expect(next('2026-07-06T12:00:00.000Z')).toBe('2026-07-07T07:30:00.000Z');
  });

  test('skips weekends and holidays', () => {
    expect(next('2026-11-27T12:00:00.000Z')).toBe('2026-11-30T08:30:00.000Z');
    expect(next('2026-12-24T12:00:00.000Z')).toBe('2026-12-29T08:30:00.000Z');
  });

  test('is never in a policy without one', () => {
    expect(nextDigestAt(versioned(without), monday)).toBeUndefined();
    expect(digestPeriod(versioned(without), monday)).toBeUndefined();
    expect(addNews(emptyBox('ana'), line('1'), at(monday, without))).toBeUndefined();
  });

  test('is a day of the team, not of Greenwich', () => {
    const far = { ...policy, calendars: { ...policy.calendars, gb: { ...policy.calendars['br']! } } };
    expect(digestPeriod(versioned(far), '2026-11-24T01:00:00.000Z')).toBe('2026-11-23');
  });
});

describe('what waits for a mail', () => {
  test('is noted once, however often it is told, before the mail and after it', () => {
    const box = noted('1', '2');
    expect(box).toMatchObject({ waiting: [{ id: '1' }, { id: '2' }], dueAt: tuesdayMorning });
    expect(addNews(box, line('1'), on(monday))).toBeUndefined();
    const sending = claim(box).box;
    expect(addNews(sending, line('2'), on(tuesdayMorning))).toBeUndefined();
    const sent = settleDigest(sending, '2026-11-24', on(tuesdayMorning)) ?? expect.fail();
    expect(addNews(sent, line('1'), on(tuesdayMorning))).toBeUndefined();
    expect(addNews(sent, line('3'), on(tuesdayMorning))).toMatchObject({ dueAt: '2026-11-25T08:30:00.000Z' });
  });

  test('leaves when one’s shift begins, and at the team’s time again without one', () => {
    const early = chooseShift(noted('1'), '06:30', on(monday));
    expect(early).toMatchObject({ shiftAt: '06:30', dueAt: '2026-11-24T06:30:00.000Z' });
    expect(chooseShift(early, undefined, on(monday))).toEqual(noted('1'));
    const { dueAt: _due, ...empty } = chooseMail(noted('1'), 'off');
    expect(chooseShift(empty, '06:30', on(monday))).toEqual({ ...empty, shiftAt: '06:30' });
    const sending = claim(noted('1')).box;
    expect(chooseShift(sending, '06:30', on(monday)).dueAt).toBe(sending.dueAt);
  });

  test('is at most a hundred lines, and the mail says that there is more', () => {
    const full = noted(...Array.from({ length: 100 }, (_, n) => String(n)));
    const over = addNews(full, line('100'), on(monday)) ?? expect.fail();
    expect(over).toMatchObject({ waiting: { length: 100 }, more: true });
    expect(addNews(over, line('101'), on(monday))).toBeUndefined();
    expect(claim(over)).toMatchObject({ sending: { more: true }, box: { more: false, waiting: [] } });
  });

  test('is nothing for somebody who wants no mail, and again something once they do', () => {
    const off = chooseMail(noted('1'), 'off');
    expect(off).toEqual({ person: 'ana', version: 0, mail: 'off', waiting: [], more: false });
    expect(addNews(off, line('2'), on(monday))).toBeUndefined();
    expect(addNews(chooseMail(off, 'fr'), line('2'), on(monday))).toMatchObject({ mail: 'fr', waiting: [{ id: '2' }] });
  });

  test('that is being sent while it is switched off keeps its claim, and nothing waits behind it', () => {
    const sending = { ...claim(noted('1')).box, waiting: [line('2')] };
    expect(chooseMail(sending, 'off')).toMatchObject({ mail: 'off', waiting: [], sending: { period: '2026-11-24' } });
    expect(chooseMail(sending, 'off').dueAt).toBe(sending.dueAt);
  });
});

describe('a mail that is due', () => {
  test('is claimed by one delivery; the others find it claimed until its lease ends', () => {
    const { box, sending } = claim(noted('1'));
    expect(sending).toMatchObject({ period: '2026-11-24', lines: [{ id: '1' }] });
    expect(box).toMatchObject({ waiting: [], dueAt: '2026-11-24T08:45:00.000Z' });
    expect(claimDigest(box, on('2026-11-24T08:44:59.999Z'))).toEqual({ kind: 'nothing' });
    const again = claim({ ...box, waiting: [line('2')] }, '2026-11-24T09:30:00.000Z');
    expect(again.sending).toEqual({ ...sending, claimedAt: '2026-11-24T09:30:00.000Z' });
    expect(again.box.waiting).toEqual([line('2')]);
  });

  test('leaves not before its time, and not without anything to tell', () => {
    expect(claimDigest(noted('1'), on('2026-11-24T08:29:00.000Z'))).toEqual({ kind: 'nothing' });
    expect(claimDigest(emptyBox('ana'), on(tuesdayMorning))).toEqual({ kind: 'nothing' });
    const empty = { ...noted('1'), waiting: [] };
    expect(claimDigest(empty, on(tuesdayMorning))).toEqual({ kind: 'later', box: emptyBox('ana') });
  });

  test('is forgotten by a sweep under a policy that has no mails any more', () => {
    const { dueAt: _due, ...rest } = noted('1');
    expect(claimDigest(noted('1'), at(tuesdayMorning, without))).toEqual({ kind: 'later', box: rest });
  });

  test('is at most one a day', () => {
    const told = { ...noted('1'), last: { period: '2026-11-24', ids: [] } };
    expect(claimDigest(told, on(tuesdayMorning))).toEqual({
      kind: 'later',
      box: { ...told, dueAt: '2026-11-25T08:30:00.000Z' },
    });
    expect(claimDigest({ ...told, last: { period: '2026-11-23', ids: [] } }, on(tuesdayMorning)).kind).toBe('send');
  });

  test('is settled once, by whichever hears first; what came meanwhile waits for the next', () => {
    const { box } = claim(noted('1'));
    const settled = settleDigest({ ...box, waiting: [line('2')] }, '2026-11-24', on(tuesdayMorning)) ?? expect.fail();
    expect(settled).toMatchObject({ last: { period: '2026-11-24', ids: ['1'] }, dueAt: '2026-11-25T08:30:00.000Z' });
    expect(settleDigest(settled, '2026-11-24', on(tuesdayMorning))).toBeUndefined();
    expect(settleDigest(box, '2026-11-23', on(tuesdayMorning))).toBeUndefined();
    expect(settleDigest(box, '2026-11-24', on(tuesdayMorning))?.dueAt).toBeUndefined();
  });

  test('goes back with everything in it where the provider takes nothing', () => {
    const { box } = claim(noted('1'));
    const until = '2026-11-24T14:30:00.000Z';
    const back = returnDigest({ ...box, waiting: [line('2')] }, '2026-11-24', until) ?? expect.fail();
    expect(back).toMatchObject({ waiting: [{ id: '1' }, { id: '2' }], more: false, dueAt: until });
    expect(claim(back, until).sending.lines).toHaveLength(2);
    expect(returnDigest(back, '2026-11-24', until)).toBeUndefined();
    const many = Array.from({ length: 100 }, (_, n) => line(`n${n}`));
    expect(returnDigest({ ...box, waiting: many }, '2026-11-24', until)).toMatchObject({ waiting: { length: 100 }, more: true });
    const more = { ...box, sending: { ...box.sending!, more: true } };
    expect(returnDigest(more, '2026-11-24', until)).toMatchObject({ more: true });
    expect(returnDigest({ ...box, more: true }, '2026-11-24', until)).toMatchObject({ more: true });
  });
});
