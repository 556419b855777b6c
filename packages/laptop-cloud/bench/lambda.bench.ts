/**
 * What an invocation costs besides the handler's own work. Baseline: the same handler called as a plain function, event and answer
 * through JSON as on every other way. Run: node packages/laptop-cloud/bench/lambda.bench.ts. Ratios count.
 */
import { LocalKernel } from '../src/kernel/kernel.ts';
import type { LambdaOptions } from '../src/services/lambda/lambda-options.ts';
import { lambdaService } from '../src/services/lambda/lambda-service.ts';
import { sqsService } from '../src/services/sqs/sqs-service.ts';

const code = 'exports.handler = async (event) => ({ merchantId: event.merchantId, count: event.items.length });';
const sender = `exports.handler = async (event) => { const { requestHandler } = require(process.env.SDK_TRANSPORT).transport.options('sqs');
  for (let i = 0; i < event.calls; i += 1) await requestHandler.handle({ method: 'POST', path: '/', headers: { 'x-amz-target': 'AmazonSQS.GetQueueUrl' }, body: '{"QueueName":"work"}' });
  return null; };`;
const event = { merchantId: 'm_1', items: Array.from({ length: 20 }, (_, n) => ({ n, name: `item ${n}` })) };
const text = JSON.stringify(event);

/** µs a call, the median of five rounds after a warm-up */
async function measure(work: () => Promise<unknown>, calls: number): Promise<number> {
  const round = async () => {
    const began = performance.now();
    for (let n = 0; n < calls; n += 1) await work();
    return ((performance.now() - began) * 1000) / calls;
  };
  await round();
  const rounds: number[] = [];
  for (let n = 0; n < 5; n += 1) rounds.push(await round());
  return rounds.sort((a, b) => a - b)[2] ?? Number.NaN;
}

async function cloud(host: NonNullable<LambdaOptions['host']>) {
  const kernel = new LocalKernel({ start: 0, seed: 1 });
  const sqs = sqsService(kernel);
  const lambda = lambdaService(kernel, { host });
  for (const service of [sqs, lambda]) kernel.register(service);
  const type = lambda.resourceTypes.find((one) => one.type === 'AWS::Lambda::Function');
  for (const [FunctionName, ZipFile] of [
    ['pure', code],
    ['sender', sender],
  ]) {
    const properties = {
      FunctionName,
      Code: { ZipFile },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: 'arn:aws:iam::123456789012:role/bench',
      Timeout: 60,
    };
    const resource = {
      stack: 'Bench',
      logicalId: String(FunctionName),
      type: 'AWS::Lambda::Function',
      properties,
      dependsOn: [],
    };
    await type?.provision(resource, type.identify(resource, kernel));
  }
  const call = (service: string, action: string, input: unknown) =>
    kernel.call({ service, action, input, principal: { kind: 'root' } });
  await call('sqs', 'CreateQueue', { QueueName: 'work' });
  const invoke = (FunctionName: string, payload: string) => call('lambda', 'Invoke', { FunctionName, Payload: payload });
  const stop = async () => {
    await lambda.stop();
    await kernel.stop();
  };
  return { kernel, invoke, stop };
}

const handler: { exports: { handler?: (event: unknown) => Promise<unknown> } } = { exports: {} };
new Function('exports', code)(handler.exports);
const plain = await measure(async () => JSON.stringify(await handler.exports.handler?.(JSON.parse(text))), 20_000);
const rows = [{ what: 'plain function call, JSON in and out (baseline)', µs: plain.toFixed(1), 'times the baseline': '1.0' }];
const show = (what: string, us: number) => rows.push({ what, µs: us.toFixed(1), 'times the baseline': (us / plain).toFixed(1) });

for (const host of ['inline', 'worker'] as const) {
  const { kernel, invoke, stop } = await cloud(host);
  const began = performance.now();
  await kernel.request('cold', () => invoke('pure', text));
  show(`${host}: first invocation, cold`, (performance.now() - began) * 1000);
  const many = host === 'inline' ? 5_000 : 1_000;
  show(`${host}: Invoke`, await measure(() => invoke('pure', text), many));
  const calls = 20;
  show(
    `${host}: one SDK-shaped call through the transport`,
    (await measure(() => invoke('sender', `{"calls":${calls}}`), many / 10)) / calls,
  );
  await stop();
}
console.table(rows);
process.exit();
