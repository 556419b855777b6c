import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { laptop, seen, start } from './laptop.ts';

const note = `globalThis.seenByTest.push([Date.now() - ${start}, event]);`;
const failing = `exports.handler = async (event) => { ${note} throw new Error('no'); }`;
const arn = (queue: string) => `arn:aws:sqs:eu-central-1:123456789012:${queue}`;
const later = { InvocationType: 'Event' };

beforeEach(() => {
  seen.length = 0;
});

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'lambda-'));
  onTestFinished(() => rmSync(path, removing));
  return path;
};

test('an asynchronous invocation is accepted at once and retried a minute and then two minutes later', async () => {
  const { fn, invoke, pass } = laptop();
  await fn('failing', failing);
  expect(await invoke('failing', { n: 1 }, later)).toMatchObject({ StatusCode: 202 });
  await pass(3600);
  expect(seen).toEqual([
    [0, { n: 1 }],
    [60_000, { n: 1 }],
    [180_000, { n: 1 }],
  ]);
});

test('an event nobody could handle goes to the dead-letter queue as it came, with the error in its attributes', async () => {
  const { fn, invoke, queue, call, pass } = laptop();
  const QueueUrl = await queue('dead');
  await fn('failing', failing, { DeadLetterConfig: { TargetArn: arn('dead') } });
  await invoke('failing', { n: 1 }, later);
  await pass(200);
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl, MessageAttributeNames: ['All'] });
  expect(Messages[0]).toMatchObject({
    Body: '{"n":1}',
    MessageAttributes: { ErrorCode: { StringValue: '200' }, ErrorMessage: { StringValue: 'no' } },
  });
});

test('destinations are told how it ended: the failure after all retries, the success at once', async () => {
  const { fn, provision, invoke, queue, call, pass } = laptop();
  const [bad, good] = [await queue('bad'), await queue('good')];
  const destinations = { DestinationConfig: { OnFailure: { Destination: arn('bad') }, OnSuccess: { Destination: arn('good') } } };
  await fn('maybe', `exports.handler = async (event) => { if (event.bad) throw new RangeError('bad'); return { fine: true }; }`);
  await provision('AWS::Lambda::EventInvokeConfig', 'Config', {
    FunctionName: 'maybe',
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 1,
    ...destinations,
  });
  await invoke('maybe', { bad: true }, later);
  await invoke('maybe', {}, later);
  await pass(100);
  const told = async (QueueUrl: string) => JSON.parse((await call('sqs', 'ReceiveMessage', { QueueUrl })).Messages[0].Body);
  expect(await told(bad)).toMatchObject({
    version: '1.0',
    timestamp: new Date(start + 60_000).toISOString(),
    requestContext: {
      functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:maybe:$LATEST',
      condition: 'RetriesExhausted',
      approximateInvokeCount: 2,
    },
    requestPayload: { bad: true },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: 'RangeError', errorMessage: 'bad' },
  });
  const success = await told(good);
  expect(success).toMatchObject({
    requestContext: { condition: 'Success', approximateInvokeCount: 1 },
    responsePayload: { fine: true },
  });
  expect(success.responseContext).not.toHaveProperty('functionError');
});

test('an event too old is given up without another try', async () => {
  const { fn, provision, invoke, queue, call, pass } = laptop();
  const QueueUrl = await queue('old');
  await fn('failing', failing);
  await provision('AWS::Lambda::EventInvokeConfig', 'Config', {
    FunctionName: 'failing',
    Qualifier: '$LATEST',
    MaximumEventAgeInSeconds: 90,
    DestinationConfig: { OnFailure: { Destination: arn('old') } },
  });
  await invoke('failing', {}, later);
  await pass(300);
  expect(seen).toHaveLength(2);
  expect(JSON.parse((await call('sqs', 'ReceiveMessage', { QueueUrl })).Messages[0].Body).requestContext.condition).toBe(
    'EventAgeExceeded',
  );
});

test('what was accepted before a restart is still tried afterwards, at its time', async () => {
  const stateDir = folder();
  const before = laptop({ kernel: { stateDir } });
  await before.fn('failing', failing);
  await before.invoke('failing', { n: 1 }, later);
  await before.pass(10);
  await before.end();
  const after = laptop({ kernel: { stateDir } });
  await after.fn('failing', failing);
  await after.begin();
  await after.pass(3600);
  expect(seen).toEqual([
    [0, { n: 1 }],
    [60_000, { n: 1 }],
    [180_000, { n: 1 }],
  ]);
  await after.end();
});

test('a version keeps its code and settings when the function changes, also after a restart; an alias moves', async () => {
  const stateDir = folder();
  const before = laptop({ kernel: { stateDir } });
  await before.fn('app', 'exports.handler = async () => 1');
  const first = await before.provision('AWS::Lambda::Version', 'VersionA', { FunctionName: 'app' });
  await before.provision('AWS::Lambda::Alias', 'Live', {
    FunctionName: 'app',
    FunctionVersion: first.attributes.Version,
    Name: 'live',
  });
  expect(first.ref).toBe('arn:aws:lambda:eu-central-1:123456789012:function:app:1');
  expect(await before.invoke('app:live')).toMatchObject({ ExecutedVersion: '1', Payload: 1 });
  await before.end();
  const after = laptop({ kernel: { stateDir } });
  await after.fn('app', 'exports.handler = async () => 2');
  const second = await after.provision('AWS::Lambda::Version', 'VersionB', { FunctionName: 'app' });
  await after.provision('AWS::Lambda::Alias', 'Live', {
    FunctionName: 'app',
    FunctionVersion: second.attributes.Version,
    Name: 'live',
  });
  expect(second.attributes.Version).toBe('2');
  expect([
    (await after.invoke('app', {}, { Qualifier: '1' })).Payload,
    (await after.invoke('app:live')).Payload,
    (await after.invoke(first.ref)).Payload,
  ]).toEqual([1, 2, 1]);
  await expect(after.invoke('app:9')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  await after.end();
});
