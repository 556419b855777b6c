import { AwsError, type CallContext } from '@firstsale/laptop-cloud/contract';
import { allServices } from '@firstsale/laptop-cloud/services';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { ServiceList } from '@firstsale/laptop-cloud/wiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { type Laptop, openLaptop } from '../../world/laptop.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** while it is on, whatever deliver-email wants to write right after SES took its mail is refused, as if the process had died there */
const fault = { on: false, sent: false, refused: 0 };
const faulty: ServiceList = (wiring) =>
  allServices(wiring).map((service) => {
    if (service.name !== 'dynamodb' && service.name !== 'sesv2') return service;
    const actions = Object.fromEntries(
      Object.entries(service.actions).map(([name, act]) => [
        name,
        async (input: never, context: CallContext) => {
          const dying =
            fault.sent &&
            name === 'TransactWriteItems' &&
            context.principal.kind === 'role' &&
            /DeliverEmail/.test(context.principal.roleArn);
          if (dying) {
            fault.refused += 1;
            throw new AwsError('ValidationException', 'the process died here');
          }
          const answer = await act(input, context);
          if (fault.on && name === 'SendEmail') fault.sent = true;
          return answer;
        },
      ]),
    );
    return {
      name: service.name,
      resourceTypes: service.resourceTypes,
      actions,
      authorize: (action, input) => service.authorize(action, input),
      start: () => service.start(),
      stop: () => service.stop(),
    };
  });

let laptop: Laptop;
const told: { type: string; merchantId: string }[] = [];

beforeAll(async () => {
  const { folder } = await synthesize();
  laptop = await openLaptop({
    cdkOut: folder,
    port: 'none',
    speed: Number.POSITIVE_INFINITY,
    concurrency: 1,
    seed: 1,
    start: Date.parse('2026-03-02T13:00:00Z'),
    services: faulty,
    log: () => undefined,
  });
  laptop.onNews(({ type, merchantId }) => told.push({ type, merchantId }));
}, 120_000);
afterAll(() => laptop?.cloud.stop());

const pass = async (ms: number) => {
  await laptop.cloud.kernel.runUntil(laptop.cloud.kernel.now() + ms);
  await laptop.cloud.kernel.idle();
};

/** a bookshop applies and then does nothing; after two working days it is written to */
const silent = async (reference: string): Promise<string> => {
  const merchantId = deriveMerchantId('direct', reference);
  const { kernel } = laptop.cloud;
  const detail = {
    specversion: '1.0',
    id: `applied-${reference}`,
    type: 'merchant.application.submitted.v1',
    source: 'sign-up',
    time: new Date(kernel.now()).toISOString(),
    subject: reference,
    data: {
      legalName: 'Livraria Boa Leitura',
      legalEntityType: 'sole_proprietor',
      mcc: '5942',
      country: 'BR',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      companyRegisteredOn: '2015-03-02',
      declaredMonthlyVolumeMinor: 100_000,
      contact: { name: 'Lia', email: `${reference}@example.com`, phone: '+5511987654321' },
      paymentMethods: ['card'],
      bankAccount: { country: 'BR', iban: 'BR1800360305000010009795493C1' },
    },
  };
  await laptop.cloud.call('events', 'PutEvents', {
    Entries: [{ EventBusName: laptop.busName, Source: 'sign-up', DetailType: detail.type, Detail: JSON.stringify(detail) }],
  });
  const written = () => mails(reference).length > 0;
  await laptop.cloud.kernel.runUntil(kernel.now() + 6 * DAY, written);
  return merchantId;
};

const deliveries = (merchantId: string) =>
  told.filter((one) => one.merchantId === merchantId && one.type === 'nudge.delivered.v1');
const mails = (reference: string) => mailbox(laptop.cloud.kernel, { to: `${reference}@example.com` });

describe("SES's own word of a mail it took", () => {
  it('changes nothing where the delivery noted it itself: one mail, one nudge.delivered', async () => {
    const merchantId = await silent('shop-1');
    await pass(HOUR);
    expect(mails('shop-1')).toHaveLength(1);
    expect(deliveries(merchantId)).toHaveLength(1);
  });

  it('settles the claim of a delivery that died between sending and noting: nobody is written to twice', async () => {
    fault.on = true;
    const merchantId = await silent('shop-2');
    await pass(10_000);
    expect(mails('shop-2')).toHaveLength(1);
    expect(fault.refused).toBeGreaterThan(0);
    expect(deliveries(merchantId)).toHaveLength(0);
    fault.on = false;
    fault.sent = false;
    await pass(2 * HOUR);
    expect(mails('shop-2')).toHaveLength(1);
    expect(deliveries(merchantId)).toHaveLength(1);
  });

  it('leaves nothing in any queue, and nothing undelivered', async () => {
    await pass(12 * HOUR);
    const { QueueUrls } = (await laptop.cloud.call('sqs', 'ListQueues', {})) as { QueueUrls: string[] };
    for (const QueueUrl of QueueUrls) {
      const { Attributes } = (await laptop.cloud.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })) as any;
      expect([QueueUrl, Attributes.ApproximateNumberOfMessages, Attributes.ApproximateNumberOfMessagesNotVisible]).toEqual([
        QueueUrl,
        '0',
        '0',
      ]);
    }
  });
});
