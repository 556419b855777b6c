import { afterEach, describe, expect, test } from 'vitest';
import { laptop, role, start } from './laptop.ts';

const open: { end(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.end();
});
const cloud = (options: Parameters<typeof laptop>[0] = {}) => {
  const made = laptop(options);
  open.push(made);
  return made;
};

describe.each(['inline', 'worker'] as const)('a function in the %s host', (host) => {
  test('gets its event, its context, its own environment and the virtual time', async () => {
    const { fn, invoke } = cloud({ host, endpointUrl: () => 'http://localhost:4599' });
    await fn(
      'greet',
      `exports.handler = async (event, context) => ({ event, name: context.functionName, version: context.functionVersion, arn: context.invokedFunctionArn,
        memory: context.memoryLimitInMB, left: context.getRemainingTimeInMillis() > 1000, stage: process.env.STAGE, region: process.env.AWS_REGION, home: process.env.HOME ?? null,
        endpoint: process.env.AWS_ENDPOINT_URL, now: Date.now(), date: new Date().toISOString(), isDate: new Date() instanceof Date, parsed: new Date('2020-01-01').getTime() })`,
      { Environment: { Variables: { STAGE: 'dev' } }, MemorySize: 256 },
    );
    expect(await invoke('greet', { a: 1 })).toEqual({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: {
        event: { a: 1 },
        name: 'greet',
        version: '$LATEST',
        arn: 'arn:aws:lambda:eu-central-1:123456789012:function:greet',
        memory: '256',
        left: true,
        stage: 'dev',
        region: 'eu-central-1',
        home: null,
        endpoint: 'http://localhost:4599',
        now: start,
        date: new Date(start).toISOString(),
        isDate: true,
        parsed: Date.parse('2020-01-01'),
      },
    });
  });

  test('answers null when it returns nothing, and gets {} when nothing was sent', async () => {
    const { fn, call } = cloud({ host });
    await fn('nothing', 'exports.handler = async () => undefined');
    await fn('echo', 'exports.handler = async (event) => event');
    const text = async (FunctionName: string) =>
      Buffer.from((await call('lambda', 'Invoke', { FunctionName })).Payload).toString();
    expect([await text('nothing'), await text('echo')]).toEqual(['null', '{}']);
  });

  test('that throws answers with the name, message and stack of the error, and is Unhandled', async () => {
    const { fn, invoke } = cloud({ host });
    await fn(
      'broken',
      `class MerchantClosed extends Error { constructor(m) { super(m); this.name = 'MerchantClosed'; } }\nexports.handler = async () => { throw new MerchantClosed('m_1 is closed'); }`,
    );
    const answer = await invoke('broken');
    expect(answer).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      Payload: { errorType: 'MerchantClosed', errorMessage: 'm_1 is closed' },
    });
    expect(answer.Payload.trace[0]).toBe('MerchantClosed: m_1 is closed');
  });

  test('that throws something else than an error is described by its type', async () => {
    const { fn, invoke } = cloud({ host });
    await fn('odd', `exports.handler = async () => { throw 'just text'; }`);
    expect((await invoke('odd')).Payload).toEqual({ errorType: 'string', errorMessage: 'just text', trace: [] });
  });

  test('that waits too long is ended at its timeout, and the next invocation gets a fresh environment', async () => {
    const { fn, invoke } = cloud({ host });
    await fn(
      'slow',
      `let count = 0;\nexports.handler = async (event) => { count += 1; if (event.sleep) await new Promise((r) => setTimeout(r, 5000)); return count; }`,
      { Timeout: 1 },
    );
    expect((await invoke('slow')).Payload).toBe(1);
    expect((await invoke('slow')).Payload).toBe(2);
    const answer = await invoke('slow', { sleep: true });
    expect(answer.FunctionError).toBe('Unhandled');
    expect(answer.Payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]+ Error: Task timed out after 1\.00 seconds$/),
    });
    expect((await invoke('slow')).Payload).toBe(1);
  });

  test('that ends its process ends only its own environment', async () => {
    const { fn, invoke } = cloud({ host });
    await fn(
      'quitter',
      'exports.handler = async (event) => { if (event.code !== undefined) process.exit(event.code); return 1; }',
    );
    expect((await invoke('quitter', { code: 3 })).Payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('Runtime exited with error: exit status 3'),
    });
    expect((await invoke('quitter', { code: 0 })).Payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('Runtime exited without providing a reason'),
    });
    expect((await invoke('quitter')).Payload).toBe(1);
  });

  test('whose timer throws after the handler went on fails without taking the laptop down', async () => {
    const { fn, invoke } = cloud({ host });
    await fn(
      'late',
      `exports.handler = async () => { setTimeout(() => { throw new TypeError('late'); }, 1); await new Promise((r) => setTimeout(r, 500)); }`,
    );
    expect((await invoke('late')).Payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'late' });
  });

  test('that leaves a rejection to nobody fails as an unhandled rejection', async () => {
    const { fn, invoke } = cloud({ host });
    await fn(
      'floating',
      `exports.handler = async () => { Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 500)); }`,
    );
    expect((await invoke('floating')).Payload).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: lost',
    });
  });

  test.each([
    ['index.missing', 'exports.handler = async () => 1', 'Runtime.HandlerNotFound', 'index.missing is undefined or not exported'],
    ['other.handler', 'exports.handler = async () => 1', 'Runtime.ImportModuleError', `Error: Cannot find module 'other'`],
    ['index.handler', `require('no-such-package')`, 'Runtime.ImportModuleError', /Cannot find module 'no-such-package'/],
    [
      'index.handler',
      'exports.handler = (event, context, callback) => callback(null, 1)',
      'Runtime.CallbackHandlerDeprecated',
      /callback-based/,
    ],
    ['index.handler', 'exports.handler = async () => {', 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    ['index.handler', `throw new RangeError('no table')`, 'RangeError', 'no table'],
  ])('with handler %s and code %j fails at start with %s %s', async (Handler, code, errorType, errorMessage) => {
    const { fn, invoke } = cloud({ host });
    await fn('start', code, { Handler });
    const { Payload } = await invoke('start');
    expect(Payload.errorType).toBe(errorType);
    expect(Payload.errorMessage).toMatch(errorMessage);
  });

  test('may be an ES module', async () => {
    const { fn, invoke } = cloud({ host });
    await fn(
      'esm',
      `import { createHash } from 'node:crypto';\nexport const handler = async () => createHash('md5').update('x').digest('hex').length;`,
    );
    expect((await invoke('esm')).Payload).toBe(32);
  });

  test('reaches the laptop through the transport as its role, without HTTP', async () => {
    const { fn, invoke, queue, kernel, call } = cloud({ host });
    const asked: unknown[] = [];
    // root is asked about too, since a resource's deny holds for it
    kernel.authorizeWith({
      check: (principal, questions) => void (principal.kind === 'role' && asked.push([principal, questions])),
    });
    const QueueUrl = await queue('work');
    await fn(
      'sender',
      `exports.handler = async (event) => { const { requestHandler } = require(process.env.SDK_TRANSPORT).transport.options('sqs');
        const { response } = await requestHandler.handle({ method: 'POST', path: '/', headers: { 'x-amz-target': 'AmazonSQS.SendMessage' }, body: JSON.stringify(event) });
        return [response.statusCode, JSON.parse(Buffer.from(response.body))]; }`,
    );
    const { Payload } = await invoke('sender', { QueueUrl, MessageBody: 'hello' });
    expect(Payload[0]).toBe(200);
    expect((await call('sqs', 'ReceiveMessage', { QueueUrl })).Messages[0].MessageId).toBe(Payload[1].MessageId);
    expect(asked).toEqual([
      [
        { kind: 'role', roleArn: role, sessionName: 'sender' },
        [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-central-1:123456789012:work' }],
      ],
    ]);
    expect((await invoke('sender', { QueueUrl: 'https://x/1/none', MessageBody: 'x' })).Payload).toEqual([
      400,
      expect.objectContaining({ __type: 'QueueDoesNotExist' }),
    ]);
    expect(kernel.usage.read()).toMatchObject({ 'lambda:requests': 2, 'lambda:modelled-ms': 18, 'lambda:requests:sender': 2 });
  });

  test('writes to its log group: console, stdout and the runtime’s own lines', async () => {
    const written: [string, string][] = [];
    const { fn, call } = cloud({
      host,
      logs: (group, _stream, lines) => void written.push(...lines.map((line): [string, string] => [group, line.message])),
    });
    await fn(
      'talker',
      `exports.handler = async () => { console.log('hello %d', 42); process.stdout.write('{"level":"INFO"}\\n'); return 1; }`,
    );
    const { LogResult } = await call('lambda', 'Invoke', { FunctionName: 'talker', LogType: 'Tail' });
    const lines = written.filter(([group]) => group === '/aws/lambda/talker').map(([, line]) => line);
    expect(lines[0]).toMatch(/^START RequestId: [0-9a-f-]+ Version: \$LATEST$/);
    expect(lines[1]).toMatch(/^2026-03-02T09:00:00\.000Z\t[0-9a-f-]+\tINFO\thello 42$/);
    expect(lines[2]).toBe('{"level":"INFO"}');
    expect(lines[4]).toMatch(/^REPORT RequestId/);
    expect(Buffer.from(LogResult, 'base64').toString()).toBe(lines.join('\n'));
  });
});

test('with JSON logging each line is an object, and levels below the configured one are not written', async () => {
  const lines: Record<string, unknown>[] = [];
  const { fn, invoke } = cloud({
    logs: (_group, _stream, written) => void lines.push(...written.map((line) => JSON.parse(line.message))),
  });
  const LoggingConfig = { LogFormat: 'JSON', ApplicationLogLevel: 'WARN', LogGroup: 'own' };
  await fn(
    'talker',
    `exports.handler = async () => { console.info('not this'); console.warn('careful', 1); console.error({ code: 7 }); return process.env.AWS_LAMBDA_LOG_LEVEL; }`,
    { LoggingConfig },
  );
  expect((await invoke('talker')).Payload).toBe('WARN');
  expect(lines).toMatchObject([
    { type: 'platform.start', record: { version: '$LATEST' } },
    { level: 'WARN', message: 'careful 1', timestamp: '2026-03-02T09:00:00.000Z' },
    { level: 'ERROR', message: { code: 7 } },
    { type: 'platform.report', record: { status: 'success' } },
  ]);
});

test('an endless loop takes down only its own worker', { timeout: 15_000 }, async () => {
  const { fn, invoke } = cloud({ host: 'worker' });
  await fn('loop', 'exports.handler = async (event) => { while (event.forever) {} return 1; }', { Timeout: 1 });
  const [looped, other] = await Promise.all([invoke('loop', { forever: true }), invoke('loop')]);
  expect(looped.Payload.errorType).toBe('Sandbox.Timedout');
  expect(other.Payload).toBe(1);
});

test('a function that eats all its memory is killed, and the next invocation works', { timeout: 60_000 }, async () => {
  const { fn, invoke } = cloud({ host: 'worker' });
  await fn(
    'eater',
    'exports.handler = async (event) => { const all = []; while (event.eat) all.push(new Array(1e5).fill(Math.random())); return 1; }',
    { Timeout: 30 },
  );
  expect((await invoke('eater', { eat: true })).Payload).toMatchObject({
    errorType: 'Runtime.OutOfMemory',
    errorMessage: expect.stringContaining('signal: killed'),
  });
  expect((await invoke('eater')).Payload).toBe(1);
});

test('reserved concurrency throttles what is above it', async () => {
  const { fn, invoke } = cloud();
  await fn('one', 'exports.handler = async () => { await new Promise((r) => setTimeout(r, 50)); return 1; }', {
    ReservedConcurrentExecutions: 1,
  });
  const [first, second] = await Promise.allSettled([invoke('one'), invoke('one')]);
  expect(first).toMatchObject({ status: 'fulfilled', value: { Payload: 1 } });
  expect(second).toMatchObject({
    status: 'rejected',
    reason: {
      code: 'TooManyRequestsException',
      status: 429,
      fields: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    },
  });
  expect((await invoke('one')).Payload).toBe(1);
});

test('what Invoke refuses: an unknown function, text that is no JSON, more than 6 MB; a dry run runs nothing', async () => {
  const { fn, call, invoke } = cloud();
  await fn('echo', 'exports.handler = async (event) => event.length');
  await expect(invoke('none')).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    status: 404,
    message: 'Function not found: arn:aws:lambda:eu-central-1:123456789012:function:none',
  });
  await expect(call('lambda', 'Invoke', { FunctionName: 'echo', Payload: '{' })).rejects.toMatchObject({
    code: 'InvalidRequestContentException',
  });
  await expect(invoke('echo', 'x'.repeat(6291456))).rejects.toMatchObject({ code: 'RequestTooLargeException', status: 413 });
  await expect(invoke('echo', 'x'.repeat(1048576), { InvocationType: 'Event' })).rejects.toMatchObject({
    code: 'RequestTooLargeException',
  });
  expect(await call('lambda', 'Invoke', { FunctionName: 'echo', InvocationType: 'DryRun' })).toEqual({ StatusCode: 204 });
  expect((await invoke('echo', 'xyz')).Payload).toBe(3);
});

test('an answer above the limit is an error of the function', async () => {
  const { fn, invoke } = cloud();
  await fn('big', `exports.handler = async () => 'x'.repeat(6291556)`);
  expect((await invoke('big')).Payload).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
});

test('other runtimes and unknown assets stop the boot by name', async () => {
  const { fn } = cloud();
  await expect(fn('old', '', { Runtime: 'nodejs20.x' })).rejects.toThrow(/Runtime: only nodejs24\.x/);
  await expect(fn('lost', '', { Code: { S3Bucket: 'assets', S3Key: 'abc.zip' } })).rejects.toThrow(
    /lost: Code s3:\/\/assets\/abc\.zip is no asset/,
  );
});

test('a host that is no longer asked keeps nothing warm: asked again, it begins afresh', async () => {
  let host: 'inline' | 'worker' = 'inline';
  const { fn, invoke } = cloud({ host: () => host });
  await fn('count', 'let calls = 0; exports.handler = async () => ({ calls: ++calls })');
  expect((await invoke('count')).Payload).toEqual({ calls: 1 });
  expect((await invoke('count')).Payload).toEqual({ calls: 2 });
  host = 'worker';
  expect((await invoke('count')).Payload).toEqual({ calls: 1 });
  host = 'inline';
  expect((await invoke('count')).Payload).toEqual({ calls: 1 });
});

test('environments of one function share its code and nothing else', async () => {
  const { fn, invoke } = cloud();
  await fn(
    'count',
    'let calls = 0; exports.handler = async ({ wait }) => { calls += 1; if (wait) await new Promise((done) => setTimeout(done, 50)); return { calls }; }',
  );
  const both = await Promise.all([invoke('count', { wait: true }), invoke('count', { wait: true })]);
  expect(both.map(({ Payload }) => Payload)).toEqual([{ calls: 1 }, { calls: 1 }]);
});
