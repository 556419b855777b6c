import type { Kernel, Service } from '../../src/contract.ts';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import type { KernelOptions } from '../../src/kernel/kernel-options.ts';
import type { LambdaOptions } from '../../src/services/lambda/lambda-options.ts';
import { lambdaService } from '../../src/services/lambda/lambda-service.ts';
import { sqsService } from '../../src/services/sqs/sqs-service.ts';

export const start = Date.parse('2026-03-02T09:00:00.000Z');
export const role = 'arn:aws:iam::123456789012:role/worker';

/** a laptop with SQS and Lambda on it, provisioned by hand instead of from a template */
export function laptop(options: LambdaOptions & { kernel?: KernelOptions; more?: (kernel: Kernel) => Service[] } = {}) {
  const kernel = createKernel({ start, seed: 11, ...options.kernel });
  const services: Service[] = [sqsService(kernel), lambdaService(kernel, options), ...(options.more?.(kernel) ?? [])];
  for (const service of services) kernel.register(service);
  const call = (service: string, action: string, input: unknown): Promise<any> =>
    kernel.request('test', () => kernel.call({ service, action, input, principal: { kind: 'root' } }));
  const provision = async (type: string, logicalId: string, properties: Record<string, unknown>) => {
    const known = services.flatMap((service) => service.resourceTypes).find((one) => one.type === type);
    if (!known) throw new Error(`no resource type ${type}`);
    const resource = { stack: 'Test', logicalId, type, properties, dependsOn: [] };
    const identity = known.identify(resource, kernel);
    await known.provision(resource, identity);
    return identity;
  };
  const fn = (FunctionName: string, code: string, more: Record<string, unknown> = {}) =>
    provision('AWS::Lambda::Function', FunctionName, {
      FunctionName,
      Code: { ZipFile: code },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: role,
      ...more,
    });
  const invoke = async (FunctionName: string, event: unknown = {}, more: Record<string, unknown> = {}) => {
    const answer = await call('lambda', 'Invoke', { FunctionName, Payload: JSON.stringify(event), ...more });
    return { ...answer, Payload: answer.Payload && JSON.parse(Buffer.from(answer.Payload).toString()) };
  };
  const queue = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> =>
    (await call('sqs', 'CreateQueue', { QueueName, Attributes })).QueueUrl;
  const waiting = async (QueueUrl: string): Promise<string> => {
    const { Attributes } = await call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    return `${Attributes.ApproximateNumberOfMessages} waiting, ${Attributes.ApproximateNumberOfMessagesNotVisible} in flight`;
  };
  const begin = async () => {
    for (const service of services) await service.start();
  };
  const end = async () => {
    for (const service of services) await service.stop();
    await kernel.stop();
  };
  return { kernel, call, provision, fn, invoke, queue, waiting, begin, end, pass: (seconds: number) => pass(kernel, seconds) };
}

export const pass = (kernel: LocalKernel, seconds: number): Promise<void> => kernel.runUntil(kernel.now() + seconds * 1000);

/** what functions of a test leave for it to see */
export const seen: unknown[] = [];
Object.assign(globalThis, { seenByTest: seen });
