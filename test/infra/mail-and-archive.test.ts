import { compilePattern } from '@firstsale/laptop-cloud/checks/event-pattern';
import { describe, expect, it } from 'vitest';
import { eventTypes, inboundTypes } from '../../domain/events.ts';
import { Stage } from './template.ts';

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const stage = new Stage(name);
  const set = `firstsale-${name}`;
  const onDefaultBus = stage
    .all('AWS::Events::Rule')
    .filter(([, it]) => it.Properties['EventBusName'] === 'default' || it.Properties['EventBusName'] === undefined)
    .map(([, it]) => ({
      takes: compilePattern(it.Properties['EventPattern']),
      to: it.Properties['Targets'].map((target: any) => {
        const [, { Properties }] = stage.target(target.Arn);
        return Properties['QueueName'] ?? Properties['Name'];
      }),
    }));
  const takersOf = (detailType: string, configurationSet: string) => {
    const event = {
      source: 'aws.ses',
      'detail-type': detailType,
      detail: { mail: { messageId: '1', tags: { 'ses:configuration-set': [configurationSet] } } },
    };
    return onDefaultBus.filter(({ takes }) => takes(event)).flatMap(({ to }) => to);
  };
  const archive = compilePattern(stage.all('AWS::Events::Archive')[0]?.[1].Properties['EventPattern']);
  const kept = (source: string, type: string, data: object = {}) =>
    archive({ source, 'detail-type': type, detail: { type, data } });

  it('who bounced or complained is not written to again', () => {
    const [[, { Properties }]] = stage.all('AWS::SES::ConfigurationSet') as any;
    expect(Properties.SuppressionOptions.SuppressedReasons.sort()).toEqual(['BOUNCE', 'COMPLAINT']);
  });

  it('SES tells the default bus of what it took, what bounced and what was complained about', () => {
    const [[, destination]] = stage.all('AWS::SES::ConfigurationSetEventDestination') as any;
    expect(destination.Properties.EventDestination.MatchingEventTypes.map((it: string) => it.toLowerCase())).toEqual([
      'send',
      'bounce',
      'complaint',
    ]);
    expect(JSON.stringify(destination.Properties.EventDestination.EventBridgeDestination)).toContain('event-bus/default');
  });

  it('its word of a mail it took goes to the e-mails queue, of a bounce there and to the help desk, of mail of others nowhere', () => {
    expect(takersOf('Email Sent', set)).toEqual([`firstsale-${name}-emails`]);
    expect(takersOf('Email Bounced', set).sort()).toEqual([`firstsale-${name}-emails`, `firstsale-${name}-help-desk`]);
    expect(takersOf('Email Complaint Received', set)).toEqual([`firstsale-${name}-help-desk`]);
    for (const type of ['Email Sent', 'Email Bounced']) expect(takersOf(type, 'somebody-else')).toEqual([]);
  });

  it('the archive keeps every event of ours, and every outside fact that cannot hold an account number', () => {
    for (const type of eventTypes) expect([type, kept('firstsale', type)]).toEqual([type, true]);
    const facts = inboundTypes.filter((type) => type !== 'merchant.application.submitted.v1');
    for (const type of facts) expect([type, kept('ledger', type)]).toEqual([type, true]);
    expect(kept('portal', 'requirement.submitted.v1', { requirementId: 'tax_id', documentReference: 'vault/1' })).toBe(true);
  });

  it('the archive never keeps an application, a corrected identifier, or what nobody knows', () => {
    expect(kept('sign-up', 'merchant.application.submitted.v1', { bankAccount: { iban: 'DE89370400440532013000' } })).toBe(false);
    expect(kept('portal', 'requirement.submitted.v1', { value: 'DE89370400440532013000' })).toBe(false);
    expect(kept('sign-up', 'merchant.application.submitted.v9', { iban: 'DE89370400440532013000' })).toBe(false);
  });

  it('what came from outside and could not be taken in is kept four days; what holds no account number, two weeks', () => {
    const days = (queue: string) =>
      stage.one('AWS::SQS::Queue', 'QueueName', `firstsale-${name}-${queue}`)[1].Properties['MessageRetentionPeriod'] / 86_400;
    for (const queue of ['undelivered', 'unprocessed']) expect([queue, days(queue)]).toEqual([queue, 4]);
    for (const queue of ['unpublished', 'payments-dead', 'due-dead', 'emails-dead', 'emails', 'documents-dead', 'documents'])
      expect([queue, days(queue)]).toEqual([queue, 14]);
  });

  it('an e-mail put off for half a day at a time outlasts a closure of two weeks, and may be put off at all', () => {
    const [, queue] = stage.one('AWS::SQS::Queue', 'QueueName', `firstsale-${name}-emails`);
    const returns = (14 * 24) / 12;
    expect(queue.Properties['RedrivePolicy'].maxReceiveCount).toBeGreaterThanOrEqual(returns + 5);
    const [, fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-deliver-email`);
    const role = JSON.stringify(stage.target(fn.Properties['Role'])[1].Properties['Policies']);
    expect(role).toContain('sqs:ChangeMessageVisibility');
  });
});
