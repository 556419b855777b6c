import { expect, test } from 'vitest';
import { eventsService } from '../../src/services/events/events-service.ts';
import { mailbox, sesService } from '../../src/services/sesv2/sesv2-service.ts';
import { laptop, start } from '../lambda/laptop.ts';

interface Told {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: { readonly eventType: string; readonly mail: Record<string, unknown> };
}

/** SES beside EventBridge, whose rule puts what SES tells into a queue */
async function ses() {
  const cloud = laptop({ more: (kernel) => [eventsService(kernel), sesService(kernel)] });
  const QueueUrl = await cloud.queue('told');
  await cloud.call('events', 'PutRule', { Name: 'mail', EventPattern: JSON.stringify({ source: ['aws.ses'] }) });
  await cloud.call('events', 'PutTargets', {
    Rule: 'mail',
    Targets: [{ Id: 'queue', Arn: 'arn:aws:sqs:eu-central-1:123456789012:told' }],
  });
  const told = async (): Promise<Told[]> => {
    const { Messages = [] } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    return Messages.map((message: { Body: string }) => JSON.parse(message.Body));
  };
  const { provision, call } = cloud;
  await provision('AWS::SES::ConfigurationSet', 'Set', { Name: 'sending' });
  await provision('AWS::SES::ConfigurationSetEventDestination', 'Events', {
    ConfigurationSetName: 'sending',
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['SEND', 'DELIVERY', 'BOUNCE'],
      EventBridgeDestination: { EventBusArn: 'arn:aws:events:eu-central-1:123456789012:event-bus/default' },
    },
  });
  await provision('AWS::SES::EmailIdentity', 'Sender', {
    EmailIdentity: 'firm.example',
    ConfigurationSetAttributes: { ConfigurationSetName: 'sending' },
  });
  const simple = { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'How are you?' } } } };
  const send = (more: object = {}) =>
    call('sesv2', 'SendEmail', {
      FromEmailAddress: 'Firm <news@firm.example>',
      Destination: { ToAddresses: ['anna@shop.example'] },
      Content: simple,
      ...more,
    });
  return { ...cloud, send, told };
}

test('a mail from a verified domain is in the mailbox, found by its recipient', async () => {
  const { send, kernel, pass } = await ses();
  const { MessageId } = await send({ EmailTags: [{ Name: 'nudgeId', Value: 'n1' }] });
  await send({ Destination: { ToAddresses: ['Ben <BEN@shop.example>'] } });
  await pass(1);
  expect(mailbox(kernel, { to: 'anna@shop.example' })).toMatchObject([
    {
      messageId: MessageId,
      from: 'Firm <news@firm.example>',
      subject: 'Hello',
      text: 'How are you?',
      tags: { nudgeId: 'n1' },
      sentAt: start,
      deliveredAt: start + 500,
    },
  ]);
  expect(mailbox(kernel, { to: 'ben@shop.example' })).toHaveLength(1);
  expect(mailbox(kernel, { limit: 1 })[0]?.to).toEqual(['Ben <BEN@shop.example>']);
});

test('what becomes of it is told to the default bus with the mail’s tags', async () => {
  const { send, told, pass } = await ses();
  const { MessageId } = await send({ EmailTags: [{ Name: 'nudgeId', Value: 'n1' }] });
  await pass(1);
  const events = await told();
  expect(events.map((event) => [event.source, event['detail-type'], event.detail.eventType])).toEqual([
    ['aws.ses', 'Email Sent', 'Send'],
    ['aws.ses', 'Email Delivered', 'Delivery'],
  ]);
  expect(events[0]?.detail.mail).toMatchObject({
    messageId: MessageId,
    source: 'Firm <news@firm.example>',
    destination: ['anna@shop.example'],
    tags: { nudgeId: ['n1'], 'ses:configuration-set': ['sending'] },
  });
});

test('the simulator’s address bounces', async () => {
  const { send, told, pass } = await ses();
  await send({ Destination: { ToAddresses: ['bounce@simulator.amazonses.com'] } });
  await pass(1);
  expect((await told()).map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Bounced']);
});

test('a sender nobody verified is refused as AWS refuses it', async () => {
  const { send, kernel } = await ses();
  await expect(send({ FromEmailAddress: 'me@other.example' })).rejects.toMatchObject({
    code: 'MessageRejected',
    message: 'Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: me@other.example',
  });
  expect(mailbox(kernel)).toEqual([]);
});

test.each([
  [{ Destination: {} }, 'BadRequestException'],
  [{ Destination: { ToAddresses: ['nobody'] } }, 'BadRequestException'],
  [{ Destination: { ToAddresses: Array.from({ length: 51 }, (_, i) => `a${i}@b.example`) } }, 'BadRequestException'],
  [{ EmailTags: [{ Name: 'x', Value: 'ä' }] }, 'BadRequestException'],
  [{ ConfigurationSetName: 'none' }, 'NotFoundException'],
  [{ Content: {} }, 'BadRequestException'],
  [{ Content: { Template: { TemplateName: 'none' } } }, 'NotFoundException'],
])('SendEmail with %j is refused as %s', async (more, code) => {
  const { send } = await ses();
  await expect(send(more)).rejects.toMatchObject({ code });
});

test('a template is filled in, and a missing name fails; a raw mail keeps its headers', async () => {
  const { send, call, kernel } = await ses();
  await call('sesv2', 'CreateEmailTemplate', {
    TemplateName: 'hi',
    TemplateContent: { Subject: 'Hi {{name}}', Text: 'Dear {{ name }}' },
  });
  await send({ Content: { Template: { TemplateName: 'hi', TemplateData: '{"name":"Anna"}' } } });
  await expect(send({ Content: { Template: { TemplateName: 'hi', TemplateData: '{}' } } })).rejects.toThrow(/'name'/);
  await send({
    FromEmailAddress: undefined,
    Destination: undefined,
    Content: {
      Raw: { Data: Buffer.from('From: a@firm.example\r\nTo: b@shop.example,\r\n c@shop.example\r\nSubject: Raw\r\n\r\nBody') },
    },
  });
  expect(mailbox(kernel)).toMatchObject([
    { from: 'a@firm.example', to: ['b@shop.example', 'c@shop.example'], subject: 'Raw' },
    { subject: 'Hi Anna', text: 'Dear Anna' },
  ]);
});
