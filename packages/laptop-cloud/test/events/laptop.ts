import { createKernel } from '../../src/kernel/kernel.ts';
import type { KernelOptions } from '../../src/kernel/kernel-options.ts';
import { eventsService } from '../../src/services/events/events-service.ts';
import { schedulerService } from '../../src/services/scheduler/scheduler-service.ts';
import { sqsService } from '../../src/services/sqs/sqs-service.ts';

export const start = Date.parse('2026-03-02T09:00:00.000Z');

/** a laptop with queues, buses and schedules on it, whose clock moves only when told to */
export async function laptop(options: KernelOptions = {}) {
  const kernel = createKernel({ start, seed: 7, log: () => undefined, ...options });
  const sqs = sqsService(kernel);
  const events = eventsService(kernel);
  const scheduler = schedulerService(kernel);
  for (const service of [sqs, events, scheduler]) kernel.register(service);
  const boot = async () => {
    for (const service of [sqs, events, scheduler]) await service.start();
  };
  const call = (service: string, action: string, input: unknown): Promise<any> =>
    kernel.request('test', () => kernel.call({ service, action, input, principal: { kind: 'root' } }));
  const queue = async (QueueName: string): Promise<string> => {
    await call('sqs', 'CreateQueue', { QueueName });
    return `arn:aws:sqs:${kernel.region}:${kernel.account}:${QueueName}`;
  };
  /** takes every message that is there out of a queue */
  const take = async (name: string): Promise<{ Body: string; MessageAttributes: Record<string, { StringValue: string }> }[]> => {
    const found = [];
    for (;;) {
      const { Messages } = await call('sqs', 'ReceiveMessage', {
        QueueUrl: `x/${name}`,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      });
      if (!Messages) return found;
      for (const message of Messages) {
        found.push(message);
        await call('sqs', 'DeleteMessage', { QueueUrl: `x/${name}`, ReceiptHandle: message.ReceiptHandle });
      }
    }
  };
  const put = (...Entries: object[]) => call('events', 'PutEvents', { Entries });
  const rule = async (Name: string, EventPattern: object, ...Targets: object[]) => {
    await call('events', 'PutRule', { Name, EventPattern: JSON.stringify(EventPattern) });
    return call('events', 'PutTargets', { Rule: Name, Targets: Targets.map((target, at) => ({ Id: `target${at}`, ...target })) });
  };
  const pass = (seconds: number) => kernel.runUntil(kernel.now() + seconds * 1000);
  return { kernel, sqs, events, scheduler, boot, call, queue, take, put, rule, pass };
}

export const sale = (amount: number, rest: object = {}) => ({
  Source: 'shop',
  DetailType: 'sale',
  Detail: JSON.stringify({ amount, lines: [{ sku: 'A' }] }),
  ...rest,
});
