import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownTypes } from '../../domain/events/own.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { asRole, rolesOf } from './as-role.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

let count = 0;
/** an own event about a merchant, as our timeline would tell it */
const told = (type: string, merchantId: string, data: object = {}) => {
  count += 1;
  const actor = { kind: 'person', id: 'leo@desk.example.com' };
  const envelope = { specversion: '1.0', id: `forged-${count}`, type, source: 'firstsale', time: app.now(), subject: merchantId };
  return JSON.stringify({ ...envelope, actor, reason: 'trust me', data });
};
const entry = (source: string, type: string, detail: string) => ({
  EventBusName: app.laptop.busName,
  Source: source,
  DetailType: type,
  Detail: detail,
});

describe('the bus', () => {
  test.each(['firstsale', 'Firstsale', 'FIRSTSALE'])(
    'refuses %s as a source to the root user, who may do anything else',
    async (source) => {
      const put = app.put({ type: 'anything.v1', detail: '{}', source });
      await expect(put).rejects.toThrow(/explicit deny/);
    },
  );

  test.each(ownTypes)('refuses %s from outside', async (type) => {
    const put = app.put({ type, detail: told(type, 'm_3ff5659aa46204b922410048'), source: 'partner' });
    await expect(put).rejects.toThrow(/explicit deny/);
  });

  test('refuses a batch that hides one such event among nine others', async () => {
    const others = Array.from({ length: 9 }, (_, at) => ({ type: `noise-${at}.v1`, detail: '{}', source: 'partner' }));
    const put = app.put(...others, {
      type: 'merchant.approved.v1',
      detail: told('merchant.approved.v1', 'm_1'),
      source: 'partner',
    });
    await expect(put).rejects.toThrow(/explicit deny/);
  });

  test('takes our name from the roles that tell our timeline and replay dead letters, and from no other', async () => {
    const approval = entry('firstsale', 'merchant.approved.v1', told('merchant.approved.v1', 'm_3ff5659aa46204b922410048'));
    const took: string[] = [];
    for (const { name, arn } of rolesOf(app))
      if ((await asRole(app, arn, 'events', 'PutEvents', { Entries: [approval] })) === 'done') took.push(name);
    expect(took.sort()).toEqual(['Api/OperationsAct', 'PublishTimeline']);
  });

  test('still takes what outside systems may say', async () => {
    await app.put({ type: 'noise.v1', detail: '{}', source: 'partner' });
  });
});

describe('what somebody from outside says of themselves', () => {
  test('an approval in the clothes of a fact starts nothing and approves nobody', async () => {
    const shop = new Journey(app, 'forged-approval');
    await shop.apply();
    const before = await shop.runs();
    const inside = told('merchant.approved.v1', shop.id);
    for (const type of ['requirement.verified.v1', 'merchant.application.submitted.v1', 'payment.captured.v1'])
      await app.put({ type, detail: inside, source: 'partner' });
    expect(await shop.runs()).toEqual(before);
    expect((await shop.seen()).merchant).toMatchObject({ lifecycleStage: 'onboarding', chargesEnabled: false });
    expect((await app.rejected()).length).toBeGreaterThanOrEqual(3);
  });

  test('the envelope names another source than the bus: the bus counts', async () => {
    const shop = new Journey(app, 'forged-source');
    await shop.apply();
    await shop.send('requirement.submitted.v1', { requirementId: 'trader_identity', documentReference: 'vault/1' });
    const { type, detail } = app.envelope({
      type: 'requirement.verified.v1',
      subject: shop.reference,
      data: { requirementId: 'trader_identity' },
      source: 'id-check',
    });
    await app.put({ type, detail, source: 'partner' });
    expect(await shop.requirement('trader_identity')).toMatchObject({ verificationStatus: 'pending_verification' });
    expect((await app.rejected()).filter(({ code }) => code === 'verifier_not_allowed').length).toBe(1);
    await app.put({ type, detail, source: 'id-check' });
    expect(await shop.requirement('trader_identity')).toMatchObject({ verificationStatus: 'verified' });
  });

  test('an actor in the envelope is nobody: the timeline says who sent it', async () => {
    const shop = new Journey(app, 'forged-actor');
    await shop.apply();
    const { type, detail, source } = app.envelope({
      type: 'requirement.submitted.v1',
      subject: shop.reference,
      data: { requirementId: 'bank_account', documentReference: 'vault/1' },
      source: 'partner',
    });
    const lie = { ...JSON.parse(detail), actor: { kind: 'person', id: 'leo@desk.example.com' } };
    await app.put({ type, detail: JSON.stringify(lie), source });
    const actors = (await app.timeline(shop.id)).map(({ actor }) => actor.id);
    expect(actors).not.toContain('leo@desk.example.com');
  });

  test('whoever hands a document in cannot also say that it is right', async () => {
    const shop = new Journey(app, 'own-judge');
    await shop.apply();
    for (const type of ['requirement.submitted.v1', 'requirement.verified.v1', 'requirement.failed.v1'])
      await app.send({
        type,
        subject: shop.reference,
        source: 'merchant-portal',
        data: { requirementId: 'trader_identity', documentReference: 'vault/2', reason: 'unreadable' },
      });
    expect(await shop.requirement('trader_identity')).toMatchObject({ verificationStatus: 'pending_verification' });
    const boarding = { paymentMethod: 'card', status: 'active' };
    await app.send({
      type: 'payment-method.boarding.changed.v1',
      subject: shop.reference,
      source: 'merchant-portal',
      data: boarding,
    });
    expect((await app.rejected()).some(({ type }) => type === 'payment-method.boarding.changed.v1')).toBe(true);
  });
});

test('nothing of all this failed inside: it was refused', () => {
  expect(app.failures()).toEqual([]);
});
