import { expect, test } from 'vitest';
import { startCloud } from './cloud.ts';

const task = (Resource: string, Arguments: object) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: `arn:aws:states:::${Resource}`, Arguments, End: true } },
});
const child = { QueryLanguage: 'JSONata', StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

test.each([
  ['an object', { innerKey: [1, { Deep: null }] }, '{"innerKey":[1,{"Deep":null}]}'],
  ['null', null, '{}'],
  ['text', '{"a": 1}', '{"a": 1}'],
])('the SDK’s StartExecution takes %s as Input', async (_what, Input, input) => {
  const cloud = await startCloud();
  const StateMachineArn = await cloud.create(child);
  const parent = await cloud.create(task('aws-sdk:sfn:startExecution', { StateMachineArn, Name: 'child', Input }));
  const run = await cloud.start(parent);
  await cloud.kernel.idle();
  expect(await cloud.describe(run)).toMatchObject({ status: 'SUCCEEDED', output: expect.stringContaining('ExecutionArn') });
  const started = `${StateMachineArn.replace(':stateMachine:', ':execution:')}:child`;
  expect((await cloud.describe(started)).input).toBe(input);
});

test('an object for any other text of an SDK call is written as JSON, and what is null is left out', async () => {
  const seen: unknown[] = [];
  const cloud = await startCloud({ services: { sqs: { SendMessage: (input) => ({ MessageId: String(seen.push(input)) }) } } });
  const MessageAttributes = { a: { DataType: 'String', StringValue: { b: 1 } } };
  const Arguments = { QueueUrl: 'u', MessageBody: { Order: [1] }, DelaySeconds: null, MessageAttributes };
  await cloud.start(await cloud.create(task('aws-sdk:sqs:sendMessage', Arguments)));
  await cloud.kernel.idle();
  expect(seen).toEqual([
    { QueueUrl: 'u', MessageBody: '{"Order":[1]}', MessageAttributes: { a: { DataType: 'String', StringValue: '{"b":1}' } } },
  ]);
});

test('lambda:invoke hands on the end of the log when LogType asks for it, and only then', async () => {
  const answer = (input: object) => ({
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    Payload: Buffer.from('1'),
    ...('LogType' in input && input.LogType === 'Tail' && { LogResult: Buffer.from('END').toString('base64') }),
  });
  const cloud = await startCloud({ services: { lambda: { Invoke: answer } } });
  const output = async (Arguments: object) => {
    const run = await cloud.start(await cloud.create(task('lambda:invoke', Arguments)));
    await cloud.kernel.idle();
    return JSON.parse(String((await cloud.describe(run)).output));
  };
  expect(await output({ FunctionName: 'f', LogType: 'Tail' })).toMatchObject({ LogResult: 'RU5E', Payload: 1 });
  expect(await output({ FunctionName: 'f' })).not.toHaveProperty('LogResult');
});
