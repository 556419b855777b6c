import { afterEach, describe, expect, test } from 'vitest';
import { laptop } from './laptop.ts';

const open: { end(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.end();
});
const cloud = () => {
  const made = laptop();
  open.push(made);
  return made;
};
const code = 'exports.handler = async () => "done"';
const work = { FunctionName: 'work' };

describe('reserved concurrency that is set by a call', () => {
  test('of nought is an emergency stop: nothing runs until it is lifted', async () => {
    const { call, fn, invoke } = cloud();
    await fn('work', code);
    expect(await call('lambda', 'GetFunctionConcurrency', work)).toEqual({});
    expect(await call('lambda', 'PutFunctionConcurrency', { ...work, ReservedConcurrentExecutions: 0 })).toEqual({
      ReservedConcurrentExecutions: 0,
    });
    await expect(invoke('work')).rejects.toMatchObject({
      code: 'TooManyRequestsException',
      fields: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    });
    expect(await call('lambda', 'GetFunction', work)).toMatchObject({ Concurrency: { ReservedConcurrentExecutions: 0 } });
    await call('lambda', 'DeleteFunctionConcurrency', work);
    expect(await call('lambda', 'GetFunctionConcurrency', work)).toEqual({});
    expect(await invoke('work')).toMatchObject({ Payload: 'done' });
  });

  test('takes messages from a queue and gives them back, until they are dead', async () => {
    const { begin, call, fn, pass, provision, queue, waiting } = cloud();
    const dead = await queue('dead');
    const place = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: place('dead'), maxReceiveCount: 3 });
    const source = await queue('source', { VisibilityTimeout: '60', RedrivePolicy });
    await fn('work', code, { Timeout: 10 });
    await provision('AWS::Lambda::EventSourceMapping', 'Mapping', { FunctionName: 'work', EventSourceArn: place('source') });
    await begin();
    await call('lambda', 'PutFunctionConcurrency', { ...work, ReservedConcurrentExecutions: 0 });
    await call('sqs', 'SendMessage', { QueueUrl: source, MessageBody: 'one' });
    await pass(90);
    expect(await waiting(source)).toBe('0 waiting, 1 in flight');
    await pass(240);
    expect([await waiting(source), await waiting(dead)]).toEqual(['0 waiting, 0 in flight', '1 waiting, 0 in flight']);
  });

  test('outlives a deployment that says the same as before, and gives way to one that says something else', async () => {
    const { call, fn } = cloud();
    await fn('work', code, { ReservedConcurrentExecutions: 5 });
    await call('lambda', 'PutFunctionConcurrency', { ...work, ReservedConcurrentExecutions: 2 });
    await fn('work', code, { ReservedConcurrentExecutions: 5 });
    expect(await call('lambda', 'GetFunctionConcurrency', work)).toEqual({ ReservedConcurrentExecutions: 2 });
    await fn('work', code, { ReservedConcurrentExecutions: 7 });
    expect(await call('lambda', 'GetFunctionConcurrency', work)).toEqual({ ReservedConcurrentExecutions: 7 });
  });

  test('must leave the account a hundred that nobody has reserved', async () => {
    const { call, fn } = cloud();
    await fn('work', code);
    await fn('other', code, { ReservedConcurrentExecutions: 500 });
    const put = (n: number) => call('lambda', 'PutFunctionConcurrency', { ...work, ReservedConcurrentExecutions: n });
    expect(await put(400)).toEqual({ ReservedConcurrentExecutions: 400 });
    await expect(put(401)).rejects.toThrow('below its minimum value of [100]');
  });
});
