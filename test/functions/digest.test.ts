import { describe, expect, test } from 'vitest';
import { deliverDigest } from '../../application/deliver-digest.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { handle as chooseDigest } from '../../functions/api/choose-digest/handler.ts';
import { handle as getDigest } from '../../functions/api/get-digest/handler.ts';
import { handle as sweep } from '../../functions/events/detect-stalls/handler.ts';
import { handle } from '../../functions/nudges/deliver-email/handler.ts';
import { envelope, merchantId, message, monday, type Town, town } from './town.ts';

const morning = '2026-11-24T08:31:00.000Z';
const ana = { kind: 'person', id: 'ana' };
let events = 0;
/** what somebody did to a task, as the bus tells it */
const told = (type: string, data: Record<string, unknown> = {}, actor: object = ana) => {
  events += 1;
  return message(
    envelope(
      type,
      { taskId: 'follow_ups/1', queue: 'follow_ups', ...data },
      { id: `timeline/${merchantId}/${events}`, source: 'firstsale', subject: merchantId, actor },
    ),
  );
};
const handedOver = () => told('task.assigned.v1', { to: 'bruno', from: 'ana' });
const deliver = (here: Town) => handle({ ...here, postpone: async () => undefined });
/** the sweep of an hour, and what the mail queue then brings: as often as SQS pleases */
const mailsLeave = async (here: Town, times = 1) => {
  await sweep(here)();
  const asked = here.mails.sent.slice(-20).map((due) => ({ ...message({ type: '' }), body: JSON.stringify(due) }));
  for (let n = 0; n < times; n += 1) for (const one of asked) await deliver(here)(one);
};
/** SES tells of the mail it took, by the tags it carried */
const confirmed = (here: Town) => {
  const { tags } = here.mail.sent.at(-1) ?? expect.fail('nothing was sent');
  const detail = {
    type: 'Email Sent',
    eventType: 'Send',
    mail: { messageId: 'mail-1', tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])) },
  };
  return { ...message(detail), body: JSON.stringify({ ...JSON.parse(message(detail).body), source: 'aws.ses' }) };
};

describe('the daily mail of a colleague', () => {
  test('gathers what concerns them since the last one, and leaves on the next working morning', async () => {
    const here = town();
    await deliver(here)(handedOver());
    await deliver(here)(told('task.commented.v1', { mentions: ['bruno'], comment: 'call her mobile' }));
    await deliver(here)(told('task.decided.v1', { watchers: ['bruno', 'carl'] }));
    await mailsLeave(here);
    expect(here.mail.sent).toEqual([]);
    here.clock.set(morning);
    await mailsLeave(here);
    expect(here.mail.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['bruno@example.com', '3 updates on your tasks'],
      ['carl@example.com', 'One update on your tasks'],
    ]);
    // a comment may hold what a merchant said: it stays in the console
    expect(here.mail.sent[0]?.text).not.toContain('mobile');
  });

  test('leaves once, however often its event, the sweep and the message are delivered', async () => {
    const here = town();
    const event = handedOver();
    await deliver(here)(event);
    await deliver(here)(event);
    here.clock.set(morning);
    await mailsLeave(here, 3);
    await mailsLeave(here);
    await deliver(here)(event);
    here.clock.set('2026-11-25T09:00:00.000Z');
    await mailsLeave(here);
    expect(here.mail.sent).toHaveLength(1);
    expect(here.mail.sent[0]?.subject).toBe('One update on your tasks');
  });

  test('of two deliveries at one moment leaves once: the second finds the first’s claim', async () => {
    const here = town();
    await deliver(here)(handedOver());
    here.clock.set(morning);
    await Promise.allSettled([mailsLeave(here), mailsLeave(here)]);
    expect(here.mail.sent).toHaveLength(1);
  });

  test('that crashed between its key and SES is neither lost nor doubled: it leaves when its lease has ended', async () => {
    const here = town();
    await deliver(here)(handedOver());
    here.clock.set(morning);
    const crash = { ...here, mail: { send: () => Promise.reject(new ServiceUnavailable('ses')) } };
    const policies = here.policies;
    const broken = deliverDigest({
      ...{ boxes: here.boxes, addresses: { of: async () => 'bruno@example.com' }, policies, mail: crash.mail },
      ...{ clock: here.clock, log: here.log, company: 'Example Payments', console: 'https://console.example.com' },
    });
    await expect(broken({ kind: 'due', person: 'bruno' })).rejects.toThrow(ServiceUnavailable);
    await mailsLeave(here);
    expect(here.mail.sent).toEqual([]);
    here.clock.set('2026-11-24T09:31:00.000Z');
    await mailsLeave(here, 2);
    expect(here.mail.sent).toHaveLength(1);
  });

  test('that crashed after SES took it is not sent again: SES’s own event settles it', async () => {
    const here = town();
    await deliver(here)(handedOver());
    here.clock.set(morning);
    // the box as a crash right after the call leaves it: claimed, and never settled
    const { put } = here.boxes;
    let died = false;
    const boxes = {
      ...here.boxes,
      put: async (box: Parameters<typeof put>[0]) => {
        if (box.last !== undefined && !died) {
          died = true;
          throw new ServiceUnavailable('dynamodb');
        }
        await put(box);
      },
    };
    const digest = deliverDigest({
      ...{ boxes, addresses: { of: async () => 'bruno@example.com' }, policies: here.policies, mail: here.mail },
      ...{ clock: here.clock, log: here.log, company: 'Example Payments', console: 'https://console.example.com' },
    });
    await expect(digest({ kind: 'due', person: 'bruno' })).rejects.toThrow(ServiceUnavailable);
    await deliver(here)(confirmed(here));
    await deliver(here)(confirmed(here));
    here.clock.set('2026-11-24T12:31:00.000Z');
    await mailsLeave(here);
    expect(here.mail.sent).toHaveLength(1);
  });

  test('waits with everything in it while SES takes nothing', async () => {
    const here = town();
    await deliver(here)(handedOver());
    here.clock.set(morning);
    const closed = { send: async () => ({ kind: 'closed', reason: 'SendingPausedException' }) as const };
    const digest = deliverDigest({
      ...{ boxes: here.boxes, addresses: { of: async () => 'bruno@example.com' }, policies: here.policies, mail: closed },
      ...{ clock: here.clock, log: here.log, company: 'Example Payments', console: 'https://console.example.com' },
    });
    await digest({ kind: 'due', person: 'bruno' });
    here.clock.set('2026-11-24T14:31:00.000Z');
    await mailsLeave(here);
    expect(here.mail.sent).toHaveLength(1);
  });

  test('is not written to whom may no longer sign in', async () => {
    const here = town();
    await deliver(here)(told('task.assigned.v1', { to: 'gone', from: null }));
    here.clock.set(morning);
    await mailsLeave(here);
    expect(here.mail.sent).toEqual([]);
    expect(here.log.lines.at(-1)).toMatchObject({ event: 'digest.refused', fields: { reason: 'no_address' } });
  });

  test('an address SES refuses for good is not tried again, and the log says so', async () => {
    const here = town();
    await deliver(here)(handedOver());
    here.clock.set(morning);
    const refusing = { send: async () => ({ kind: 'refused', reason: 'MessageRejected' }) as const };
    const digest = deliverDigest({
      ...{ boxes: here.boxes, addresses: { of: async () => 'bruno@example.com' }, policies: here.policies, mail: refusing },
      ...{ clock: here.clock, log: here.log, company: 'Example Payments', console: 'https://console.example.com' },
    });
    await digest({ kind: 'due', person: 'bruno' });
    expect((await here.boxes.of('bruno')).sending).toBeUndefined();
    expect(here.log.lines.at(-1)).toMatchObject({ event: 'digest.refused', fields: { reason: 'MessageRejected' } });
  });
});

describe('what a colleague chose', () => {
  const person = { id: 'bruno', name: 'Bruno', roles: ['analyst' as const] };
  const asked = { person, params: {}, query: {}, body: {}, key: 'k' };

  test('is English until they choose, then French, or no mail at all', async () => {
    const here = town();
    expect(await getDigest(here)(asked)).toEqual({ mail: 'en', waiting: 0 });
    await chooseDigest(here)({ ...asked, body: { mail: 'fr' } });
    await deliver(here)(handedOver());
    expect(await getDigest(here)(asked)).toEqual({ mail: 'fr', waiting: 1 });
    here.clock.set(morning);
    await mailsLeave(here);
    expect(here.mail.sent[0]?.subject).toBe('Une nouvelle de vos tâches');
    await chooseDigest(here)({ ...asked, body: { mail: 'fr', shiftAt: '06:30' } });
    expect(await getDigest(here)(asked)).toMatchObject({ mail: 'fr', shiftAt: '06:30' });
    await chooseDigest(here)({ ...asked, body: { mail: 'fr', shiftAt: null } });
    expect(await getDigest(here)(asked)).not.toHaveProperty('shiftAt');
    await chooseDigest(here)({ ...asked, body: { mail: 'off' } });
    await deliver(here)(handedOver());
    here.clock.set('2026-11-25T09:00:00.000Z');
    await mailsLeave(here);
    expect(here.mail.sent).toHaveLength(1);
    expect(await getDigest(here)(asked)).toEqual({ mail: 'off', waiting: 0 });
  });

  test('switched off while a mail is on its way, a second try still writes in a language', async () => {
    const here = town();
    await deliver(here)(handedOver());
    here.clock.set(monday);
    const box = await here.boxes.of('bruno');
    const line = box.waiting[0] ?? expect.fail();
    const sending = { period: '2026-11-23', lines: [line], more: false, claimedAt: monday };
    await here.boxes.put({ ...box, mail: 'off', waiting: [], sending, dueAt: monday });
    await mailsLeave(here);
    expect(here.mail.sent[0]?.subject).toBe('One update on your tasks');
  });
});
