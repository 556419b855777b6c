import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { openStripe } from './fake-stripe.ts';

let app: Firstsale;
let shop: Journey;
let psp: Awaited<ReturnType<typeof openStripe>>;

beforeAll(async () => {
  psp = await openStripe();
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'refund');
  await shop.goLive();
  const secret = { signing: 'whsec_made_up', site: psp.site, authorization: 'Bearer sk_made_up' };
  await app.aws('secretsmanager', 'PutSecretValue', {
    SecretId: 'firstsale-dev/connectors/stripe',
    SecretString: JSON.stringify(secret),
  });
  await shop.send('case.opened.v1', { caseId: 'ticket-1', title: 'Please refund my customer', topic: 'refund' });
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await app?.close();
  await psp?.close();
});

const seenCase = async () => (await shop.seen()).cases.find(({ id }: any) => id === 'ticket-1');
const ask = async (deed: object) =>
  app.request('ana', 'POST', `/merchants/${shop.id}/cases/ticket-1/deeds`, {
    version: (await seenCase()).version,
    deed: { kind: 'ask_refund', provider: 'stripe', reason: 'bought twice', ...deed },
  });

describe('a refund asked for in a case', () => {
  it('is a request to the provider that holds the payment, once, though its first answer was lost', async () => {
    psp.fail('unheard');
    expect(await ask({ paymentReference: 'ch_1', amountMinor: 1_250 })).toMatchObject({
      status: 200,
      body: { kind: 'refund_asked' },
    });
    expect((await seenCase()).questions).toMatchObject([{ provider: 'stripe', refundOf: 'ch_1' }]);
    psp.fail('never');
    await app.hours(4);
    expect(psp.refunds).toMatchObject([{ form: { charge: 'ch_1', amount: '1250' } }]);
    expect((await seenCase()).questions).toMatchObject([{ answered: { text: 'Refund re_1' } }]);
  });

  it('moves no money here: it counts when the provider tells of it', async () => {
    expect(await shop.told('payment.refunded.v1')).toEqual([]);
  });

  it('of a whole payment intent names no amount, and is not asked for a second time before the first is answered', async () => {
    psp.fail('unheard');
    await ask({ paymentReference: 'pi_7' });
    expect(await ask({ paymentReference: 'pi_7' })).toMatchObject({ status: 409 });
    psp.fail('never');
    await app.hours(4);
    expect(psp.refunds[1]?.form).toEqual({
      payment_intent: 'pi_7',
      reason: 'requested_by_customer',
      'metadata[firstsale]': expect.any(String),
    });
  });

  it('at a provider that policy does not know is refused with those it knows', async () => {
    const answer = await ask({ provider: 'nobody', paymentReference: 'ch_9' });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('provider')]);
  });
});
