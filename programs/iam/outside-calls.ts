import { createHash } from 'node:crypto';
import { projectPath } from '../../lib/project.ts';
import type { Laptop } from '../../world/laptop.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';

const policy = readPolicyFile(projectPath('policies/default.json'));

/** the application of an ordinary shop, which no risk rule objects to */
export const shop = {
  legalName: 'Papelaria Boa Resposta',
  legalEntityType: 'sole_proprietor',
  mcc: '5942',
  country: 'BR',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  website: 'https://boa-resposta.example.com',
  companyRegisteredOn: '2015-03-02',
  declaredMonthlyVolumeMinor: 100_000,
  contact: { name: 'Lia', email: 'lia@boa-resposta.example.com' },
  paymentMethods: ['card'],
  bankAccount: { country: 'BR', iban: 'BR1800360305000010009795493C1' },
};

interface Outside {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** puts events on the bus as anybody outside could. Throws when the bus refuses one */
export const sendOutside = async ({ cloud, busName }: Laptop, ...events: readonly Outside[]): Promise<void> => {
  const time = new Date(cloud.kernel.now()).toISOString();
  const Entries = events.map((event) => ({
    EventBusName: busName,
    Source: senderOf(policy, event, 'outside'),
    DetailType: event.type,
    Detail: JSON.stringify({
      specversion: '1.0',
      id: createHash('sha256')
        .update(JSON.stringify({ time, ...event }))
        .digest('hex'),
      source: senderOf(policy, event, 'outside'),
      time,
      ...event,
    }),
  }));
  await cloud.call('events', 'PutEvents', { Entries });
};

/** one event that is nothing, one about nobody, one payment of nobody: each must end on the rejected list */
export const unreadable = async (laptop: Laptop): Promise<void> => {
  const { cloud, busName } = laptop;
  await cloud.call('events', 'PutEvents', {
    Entries: [{ EventBusName: busName, Source: 'outside', DetailType: 'merchant.application.submitted.v1', Detail: '{}' }],
  });
  const capturedAt = new Date(cloud.kernel.now()).toISOString();
  const paid = { paymentId: 'p-1', amountMinor: 100, currency: 'BRL', capturedAt };
  await sendOutside(
    laptop,
    { type: 'case.opened.v1', subject: 'nobody', data: { caseId: 'c-1', title: 'where is my money' } },
    { type: 'payment.captured.v1', subject: 'nobody', data: paid },
  );
};

/** a shop whose address bounces, which then does nothing: the help desk hears of it */
export const unreachable = (laptop: Laptop, subject: string): Promise<void> => {
  const { website: _site, bankAccount: _account, ...bare } = shop;
  const data = {
    ...bare,
    legalName: 'Papelaria Sem Resposta',
    contact: { name: 'Lia', email: 'bounce@simulator.amazonses.com' },
  };
  return sendOutside(laptop, { type: 'merchant.application.submitted.v1', subject, data });
};
