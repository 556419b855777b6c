import { expect, test } from 'vitest';
import { laptop, sale } from './laptop.ts';

const sales = { source: ['shop'], 'detail-type': ['sale'] };
const attributes = (message: { MessageAttributes: Record<string, { StringValue: string }> } | undefined) =>
  Object.fromEntries(Object.entries(message?.MessageAttributes ?? {}).map(([name, { StringValue }]) => [name, StringValue]));

test('an event reaches every target of every rule it matches, in the envelope AWS gives it', async () => {
  const { queue, take, put, rule, kernel, events } = await laptop();
  const [a, b] = [await queue('a'), await queue('b')];
  await rule('all', { source: [{ prefix: '' }] }, { Arn: a });
  await rule('big', { ...sales, detail: { amount: [{ numeric: ['>', 100] }] } }, { Arn: a }, { Arn: b });
  const { Entries, FailedEntryCount } = await put(sale(500, { Time: 1772442000, Resources: ['arn:aws:shop:::till'] }), sale(5));
  await kernel.idle();
  expect(FailedEntryCount).toBe(0);
  expect((await take('a')).length).toBe(3);
  const [big, ...others] = await take('b');
  expect(others).toEqual([]);
  expect(JSON.parse(big?.Body ?? '')).toEqual({
    version: '0',
    id: Entries[0].EventId,
    'detail-type': 'sale',
    source: 'shop',
    account: kernel.account,
    time: '2026-03-02T09:00:00Z',
    region: kernel.region,
    resources: ['arn:aws:shop:::till'],
    detail: { amount: 500, lines: [{ sku: 'A' }] },
  });
  expect(events.recentEvents().map((event) => event.rules)).toEqual([['big', 'all'], ['all']]);
  await kernel.stop();
});

test('each entry of PutEvents is taken or refused by itself', async () => {
  const { put, kernel } = await laptop();
  const { Entries, FailedEntryCount } = await put(
    sale(1),
    sale(1, { Detail: '{"a":' }),
    sale(1, { Detail: '[1]' }),
    sale(1, { Source: undefined }),
    sale(1, { Source: 'aws.shop' }),
    sale(1, { EventBusName: 'nowhere' }),
  );
  expect(FailedEntryCount).toBe(5);
  expect(Entries.map((entry: { ErrorCode?: string }) => entry.ErrorCode)).toEqual([
    undefined,
    'MalformedDetail',
    'MalformedDetail',
    'InvalidArgument',
    'NotAuthorizedForSourceException',
    'InvalidArgument',
  ]);
  await expect(put(...Array.from({ length: 11 }, () => sale(1)))).rejects.toThrow(/less than or equal to 10/);
  await expect(put(sale(1, { Detail: JSON.stringify({ text: 'x'.repeat(1_048_576) }) }))).rejects.toThrow(/over the limit/);
  await kernel.stop();
});

test('the target gets what Input, InputPath or InputTransformer make of the event', async () => {
  const { queue, take, put, rule, kernel } = await laptop();
  const Arn = await queue('a');
  const InputTransformer = {
    InputPathsMap: { amount: '$.detail.amount', sku: '$.detail.lines[0].sku', gone: '$.detail.gone' },
    InputTemplate:
      '{"text":"<sku> for <amount><gone>","amount":<amount>,"sku":<sku>,"rule":<aws.events.rule-name>,"quote":"\\"<sku>\\""}',
  };
  await rule('shaped', sales, { Arn, Input: '{"fixed":1}' }, { Arn, InputPath: '$.detail.lines' }, { Arn, InputTransformer });
  await put({ ...sale(0), Detail: '{"amount":1.50,"lines":[{"sku":"A\\"1"}]}' });
  await kernel.idle();
  const bodies = (await take('a')).map(({ Body }) => Body);
  expect(bodies.slice(0, 2)).toEqual(['{"fixed":1}', '[{"sku":"A\\"1"}]']);
  expect(JSON.parse(bodies[2] ?? '')).toEqual({ text: 'A"1 for 1.50', amount: 1.5, sku: 'A"1', rule: 'shaped', quote: '"A"1"' });
  await kernel.stop();
});

test('a target that does not exist is not retried: the event goes to the dead-letter queue with the reason', async () => {
  const { queue, take, put, rule, kernel } = await laptop();
  const dead = await queue('dead');
  const gone = dead.replace('dead', 'gone');
  await rule('lost', sales, { Arn: gone, DeadLetterConfig: { Arn: dead } });
  await put(sale(7));
  await kernel.idle();
  const [message, ...others] = await take('dead');
  expect(others).toEqual([]);
  expect(JSON.parse(message?.Body ?? '').detail.amount).toBe(7);
  expect(attributes(message)).toMatchObject({
    RULE_ARN: `arn:aws:events:${kernel.region}:${kernel.account}:rule/lost`,
    TARGET_ARN: gone,
    ERROR_CODE: 'NO_RESOURCE',
    RETRY_ATTEMPTS: '0',
  });
  expect(attributes(message)).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  await kernel.stop();
});

test('an input template that gives no JSON for an event ends in the dead-letter queue', async () => {
  const { queue, take, put, rule, kernel } = await laptop();
  const dead = await queue('dead');
  const InputTransformer = { InputPathsMap: { gone: '$.detail.gone' }, InputTemplate: '{"a":<gone>}' };
  await rule('odd', sales, { Arn: dead, InputTransformer, DeadLetterConfig: { Arn: dead } });
  await put(sale(7));
  await kernel.idle();
  expect((await take('dead')).map((message) => attributes(message)['ERROR_CODE'])).toEqual(['INVALID_JSON']);
  await kernel.stop();
});

test('an event forwarded to another bus stays the same event', async () => {
  const { call, queue, take, put, rule, kernel, events } = await laptop();
  const type = events.resourceTypes.find((one) => one.type === 'AWS::Events::EventBus');
  const resource = {
    stack: 'shop',
    logicalId: 'Other',
    type: 'AWS::Events::EventBus',
    properties: { Name: 'other' },
    dependsOn: [],
  };
  const identity = type?.identify(resource, kernel) ?? { ref: '', attributes: {} };
  await type?.provision(resource, identity);
  await call('events', 'PutRule', { Name: 'arrived', EventBusName: 'other', EventPattern: JSON.stringify(sales) });
  await call('events', 'PutTargets', { Rule: 'arrived', EventBusName: 'other', Targets: [{ Id: 'a', Arn: await queue('a') }] });
  await rule('forward', sales, { Arn: identity.attributes['Arn'], RoleArn: 'arn:aws:iam::123456789012:role/forward' });
  const { Entries } = await put(sale(3, { Resources: ['arn:aws:shop:::till'] }));
  await kernel.idle();
  const [arrived, ...others] = (await take('a')).map(({ Body }) => JSON.parse(Body));
  expect(others).toEqual([]);
  expect(arrived).toMatchObject({
    id: Entries[0].EventId,
    source: 'shop',
    resources: ['arn:aws:shop:::till'],
    detail: { amount: 3 },
  });
  await kernel.stop();
});

test('a disabled rule matches nothing, a deleted one must have no targets', async () => {
  const { call, queue, take, put, rule, kernel } = await laptop();
  await rule('sales', sales, { Arn: await queue('a') });
  await call('events', 'DisableRule', { Name: 'sales' });
  await put(sale(1));
  await call('events', 'EnableRule', { Name: 'sales' });
  await put(sale(2));
  await kernel.idle();
  expect((await take('a')).map(({ Body }) => JSON.parse(Body).detail.amount)).toEqual([2]);
  await expect(call('events', 'DeleteRule', { Name: 'sales' })).rejects.toThrow(/has targets/);
  await call('events', 'RemoveTargets', { Rule: 'sales', Ids: ['target0'] });
  await call('events', 'DeleteRule', { Name: 'sales' });
  expect(await call('events', 'ListRules', {})).toEqual({ Rules: [] });
  await kernel.stop();
});

test('what the laptop cannot invoke or run is refused by name', async () => {
  const { call, rule, kernel } = await laptop();
  const { FailedEntries } = await rule('sales', sales, { Arn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/x' });
  expect(FailedEntries[0].ErrorMessage).toContain('arn:aws:kinesis:eu-west-1:123456789012:stream/x');
  await expect(call('events', 'PutRule', { Name: 'hourly', ScheduleExpression: 'rate(1 hour)' })).rejects.toThrow(
    /ScheduleExpression.*Scheduler/,
  );
  await expect(call('events', 'PutRule', { Name: 'bad', EventPattern: '{"source":"shop"}' })).rejects.toThrow(
    /Event pattern is not valid/,
  );
  await kernel.stop();
});

test('TestEventPattern answers for an event with a whole envelope', async () => {
  const { call, kernel } = await laptop();
  const event = {
    id: '1',
    account: '1',
    source: 'shop',
    time: '2026-03-02T09:00:00Z',
    region: 'x',
    resources: [],
    'detail-type': 'sale',
    detail: {},
  };
  const ask = (pattern: object, tested: object) =>
    call('events', 'TestEventPattern', { EventPattern: JSON.stringify(pattern), Event: JSON.stringify(tested) });
  expect(await ask(sales, event)).toEqual({ Result: true });
  expect(await ask({ source: ['other'] }, event)).toEqual({ Result: false });
  await expect(ask(sales, { source: 'shop' })).rejects.toThrow(/has no id/);
  await kernel.stop();
});

test('lists come in pages', async () => {
  const { call, kernel } = await laptop();
  for (const Name of ['a', 'b', 'c']) await call('events', 'PutRule', { Name, EventPattern: JSON.stringify(sales) });
  const first = await call('events', 'ListRules', { Limit: 2 });
  const rest = await call('events', 'ListRules', { Limit: 2, NextToken: first.NextToken });
  const names = [...first.Rules, ...rest.Rules].map(({ Name }) => Name);
  expect(names).toEqual(['a', 'b', 'c']);
  expect(rest).not.toHaveProperty('NextToken');
  await kernel.stop();
});
