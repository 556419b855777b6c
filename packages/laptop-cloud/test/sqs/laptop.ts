import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import type { KernelOptions } from '../../src/kernel/kernel-options.ts';
import { sqsService } from '../../src/services/sqs/sqs-service.ts';

export const start = Date.parse('2026-03-02T09:00:00.000Z');

/** a laptop with nothing but SQS on it, whose clock moves only when told to */
export function laptop(options: KernelOptions = {}) {
  const kernel = createKernel({ start, seed: 7, ...options });
  const service = sqsService(kernel);
  kernel.register(service);
  const sqs = (action: string, input: unknown): Promise<any> =>
    kernel.request('test', () => kernel.call({ service: 'sqs', action, input, principal: { kind: 'root' } }));
  const queue = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> =>
    (await sqs('CreateQueue', { QueueName, Attributes })).QueueUrl;
  return { kernel, service, sqs, queue, pass: (seconds: number) => pass(kernel, seconds) };
}

export const pass = (kernel: LocalKernel, seconds: number): Promise<void> => kernel.runUntil(kernel.now() + seconds * 1000);
