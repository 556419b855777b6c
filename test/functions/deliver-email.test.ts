import { describe, expect, test } from 'vitest';
import { mailSender } from '../../adapters/memory/outside.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import type { Nudge } from '../../domain/model/ladder.ts';
import { handle } from '../../functions/nudges/deliver-email/handler.ts';
import { envelope, merchantId, message, monday, settle, type Town, town } from './town.ts';

const nudgeId = 'activation-0-20261120';
const nudge: Nudge = {
  merchantId,
  id: nudgeId,
  version: 0,
  kind: 'nudge',
  stage: 'activation',
  rung: 0,
  channel: 'email',
  template: 'first_sale',
  locale: 'pt-BR',
  subject: 'Falta pouco',
  body: 'Ol\u00e1',
  run: 'r',
  requestedAt: monday,
  status: 'requested',
};
const order = (messageId: string) =>
  message(
    envelope(
      'nudge.requested.v1',
      { nudgeId, channel: 'email', stage: 'activation', rung: 0, template: 'first_sale' },
      { subject: merchantId, source: 'firstsale' },
    ),
    messageId,
  );
const post = () => {
  const putOff: { receiptHandle: string; until: string }[] = [];
  const postpone = async (receiptHandle: string, _now: string, until: string) => {
    putOff.push({ receiptHandle, until });
  };
  return { putOff, postpone };
};
const state = async (here: Town) => (await here.merchants.load(merchantId))?.nudges[0];

describe('a letter by e-mail', () => {
  const send = async (here: Town) => {
    await handle({ ...here, ...post() })(order('a'));
    return here.mail.sent[0] ?? expect.fail('nothing was sent');
  };
  /** every address in it, as a scanner of mail finds them */
  const linksIn = (text: string) => Array.from(text.matchAll(/https:\/\/[^\s"<>]+/g), ([link]) => link);

  test('has one link to the very step, which carries no power, and one to stop reminders; both parts have the same', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [{ ...nudge, requirementId: 'identifier:website', action: 'Enviar' }]);
    const { text, html, headers } = await send(here);
    const [step, stop, ...more] = linksIn(text);
    expect(step).toBe(`https://my.example.com/m/${merchantId}/due/identifier%3Awebsite`);
    expect(stop).toMatch(/^https:\/\/my\.example\.com\/api\/opt-out\?token=[\w-]+\.[\w-]+$/);
    expect(more).toEqual([]);
    expect(linksIn(html)).toEqual([step, stop]);
    expect(headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(text).toContain('Example Payments');
  });

  test('of a reminder is not sent to whom wants none, though it was on its way already', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation', optedOutAt: monday }, [nudge]);
    await handle({ ...here, ...post() })(order('a'));
    expect(here.mail.sent).toEqual([]);
    expect(await state(here)).toMatchObject({ status: 'failed', failure: 'opted_out' });
  });

  test.each(['decision', 'notice', 'code'] as const)(
    'of the kind %s reaches whom wants no reminders, and has no way to stop it',
    async (kind) => {
      const here = town();
      await settle(here, { lifecycleStage: 'activation', optedOutAt: monday }, [{ ...nudge, purpose: kind }]);
      const { text, headers } = await send(here);
      expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
      expect(linksIn(text)).toEqual([`https://my.example.com/m/${merchantId}`]);
    },
  );
});

describe('an e-mail', () => {
  test.each(['ana@padaria', 'ana padaria@shop.example', 'ana@mailinator.com', 'ana@@shop.example'])(
    'is never written to %s, which the identifier check refuses',
    async (email) => {
      const here = town();
      await settle(here, { lifecycleStage: 'activation', contact: { email } }, [nudge]);
      await handle({ ...here, ...post() })(order('a'));
      expect(here.mail.sent).toEqual([]);
      expect(await state(here)).toMatchObject({ status: 'failed', failure: 'no_contact' });
    },
  );

  test('waits for days while its provider takes nothing, and then leaves once', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const { putOff, postpone } = post();
    const closed = {
      ...here,
      postpone,
      mail: { send: async () => ({ kind: 'closed', reason: 'TooManyRequestsException' }) as const },
    };
    for (let day = 0; day < 4; day += 1) {
      await expect(handle(closed)(order(`day-${day}`))).rejects.toMatchObject({ name: 'PutOff' });
      expect(await state(here)).toMatchObject({ status: 'requested' });
      here.clock.set(putOff.at(-1)?.until ?? '');
    }
    expect(putOff[0]).toEqual({ receiptHandle: 'r-day-0', until: '2026-11-23T18:00:00.000Z' });
    await handle({ ...here, postpone })(order('open'));
    expect(here.mail.sent).toHaveLength(1);
    expect(await state(here)).toMatchObject({ status: 'delivered' });
  });

  test('leaves once, however often its event is delivered', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const deliver = handle({ ...here, ...post() });
    await deliver(order('a'));
    await deliver(order('b'));
    expect(here.mail.sent).toEqual([
      expect.objectContaining({ to: 'ana@padaria.example', subject: 'Falta pouco', tags: { merchantId, nudgeId } }),
    ]);
    expect(await state(here)).toMatchObject({ status: 'delivered', messageId: 'mail-1' });
    expect((await here.timeline.list(merchantId, 10)).entries.map(({ type }) => type)).toEqual(['nudge.delivered.v1']);
  });

  test('of two at the same moment one sends and the other comes back later', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const { putOff, postpone } = post();
    const racing = {
      ...here,
      postpone,
      mail: {
        send: async (mail: Parameters<typeof here.mail.send>[0]) => {
          await expect(handle({ ...here, postpone })(order('b'))).rejects.toMatchObject({ name: 'PutOff' });
          return here.mail.send(mail);
        },
      },
    };
    await handle(racing)(order('a'));
    expect(here.mail.sent).toHaveLength(1);
    expect(putOff).toEqual([{ receiptHandle: 'r-b', until: '2026-11-23T12:15:00.000Z' }]);
  });

  test('after a crash between the claim and the answer nobody sends until the lease is over', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const crashing = { ...here, ...post(), mail: { send: () => Promise.reject(new ServiceUnavailable('ses')) } };
    await expect(handle(crashing)(order('a'))).rejects.toThrow(ServiceUnavailable);
    await expect(handle({ ...here, ...post() })(order('a'))).rejects.toMatchObject({ name: 'PutOff' });
    expect(here.mail.sent).toEqual([]);
    here.clock.set('2026-11-23T12:15:00.001Z');
    await handle({ ...here, ...post() })(order('a'));
    expect(here.mail.sent).toHaveLength(1);
  });

  test("after such a crash the provider's own word settles it: it is not sent a second time", async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const taken = { ...here, ...post(), mail: { send: () => Promise.reject(new Error('killed after SES took it')) } };
    await expect(handle(taken)(order('a'))).rejects.toThrow('killed');
    const tags = { merchantId: [merchantId], nudgeId: [nudgeId], 'ses:caller-identity': ['x'] };
    const told = {
      id: 'ses-1',
      source: 'aws.ses',
      'detail-type': 'Email Sent',
      time: monday,
      detail: { mail: { messageId: 'm-9', tags } },
    };
    await handle({ ...here, ...post() })({ messageId: 'b', receiptHandle: 'r', body: JSON.stringify(told) });
    here.clock.set('2026-11-23T12:15:00.001Z');
    await handle({ ...here, ...post() })(order('a'));
    expect(here.mail.sent).toEqual([]);
    expect(await state(here)).toMatchObject({ status: 'delivered', messageId: 'm-9' });
  });

  test('that comes back was not delivered: said once, and a late word that it was taken changes nothing', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const deliver = handle({ ...here, ...post() });
    await deliver(order('a'));
    const tags = { merchantId: [merchantId], nudgeId: [nudgeId] };
    const told = (eventType: string, type: string) => ({
      messageId: `ses-${eventType}`,
      receiptHandle: 'r',
      body: JSON.stringify({
        ...{ id: `ses-${eventType}`, source: 'aws.ses', 'detail-type': type, time: monday },
        detail: { eventType, mail: { messageId: 'm-9', tags }, bounce: { bounceType: 'Permanent' } },
      }),
    });
    for (const [eventType, type] of [
      ['Bounce', 'Email Bounced'],
      ['Bounce', 'Email Bounced'],
      ['Send', 'Email Sent'],
    ] as const)
      await deliver(told(eventType, type));
    expect(await state(here)).toMatchObject({ status: 'failed', failure: 'bounced' });
    expect((await here.timeline.list(merchantId, 10)).entries.map(({ type, reason }) => [type, reason]).sort()).toEqual([
      ['nudge.delivered.v1', undefined],
      ['nudge.suppressed.v1', 'bounced'],
    ]);
  });

  test('at night it is put off until morning and not sent', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    here.clock.set('2026-11-24T03:00:00.000Z');
    const { putOff, postpone } = post();
    await expect(handle({ ...here, postpone })(order('a'))).rejects.toMatchObject({ name: 'PutOff' });
    expect(here.mail.sent).toEqual([]);
    expect(putOff[0]?.until.slice(0, 10)).toBe('2026-11-24');
    expect(await state(here)).toMatchObject({ status: 'requested' });
  });

  test('an address the provider refuses is on the timeline and not tried again', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    const mail = mailSender(() => true);
    await handle({ ...here, ...post(), mail })(order('a'));
    await handle({ ...here, ...post() })(order('b'));
    expect(here.mail.sent).toEqual([]);
    expect(await state(here)).toMatchObject({ status: 'failed' });
    expect((await here.timeline.list(merchantId, 10)).entries.map(({ type }) => type)).toEqual(['nudge.suppressed.v1']);
  });

  test('neither address nor text is logged', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'activation' }, [nudge]);
    await handle({ ...here, ...post() })(order('a'));
    expect(JSON.stringify(here.log.lines)).not.toMatch(/padaria|Falta|Ol\u00e1/);
  });
});
