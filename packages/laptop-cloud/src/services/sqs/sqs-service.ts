import { z } from 'zod';
import type { AccessQuestion, Kernel, Service } from '../../contract.ts';
import { messageActions } from './message-actions.ts';
import { MoveTasks } from './move-tasks.ts';
import { queueActions } from './queue-actions.ts';
import { declareQueueMetrics } from './queue-metrics.ts';
import { Queues } from './sqs-queues.ts';
import { queuePolicyType, queueType } from './sqs-resource-types.ts';

export interface SqsOptions {
  /** origin of queue URLs; SDK clients call whatever origin a queue URL has, so this is the gateway's */
  readonly queueUrlBase?: () => string;
}

const states = new WeakMap<Kernel, Queues>();

/** The queues of a kernel, for services in the same process (event source mappings, the resource-policy check). */
export function queuesOf(kernel: Kernel): Queues {
  const queues = states.get(kernel);
  if (!queues) throw new Error('the sqs service was not created for this kernel: create it before the services that read queues');
  return queues;
}

const Addressed = z
  .object({
    QueueUrl: z.string().optional(),
    QueueName: z.string().optional(),
    SourceArn: z.string().optional(),
  })
  .catch({});

const singular: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

/** Amazon SQS, standard queues. FIFO queues are refused by name. */
export function sqsService(kernel: Kernel, options: SqsOptions = {}): Service {
  const queues = new Queues(kernel, options.queueUrlBase ?? (() => `https://sqs.${kernel.region}.amazonaws.com`));
  const moves = new MoveTasks(kernel, queues);
  states.set(kernel, queues);
  declareQueueMetrics(kernel, queues);
  return {
    name: 'sqs',
    resourceTypes: [queueType(queues), queuePolicyType(queues)],
    actions: { ...queueActions(kernel, queues), ...messageActions(kernel, queues, moves) },
    authorize(action: string, input: unknown): readonly AccessQuestion[] {
      const { QueueUrl, QueueName, SourceArn } = Addressed.parse(input ?? {});
      const name = QueueName ?? QueueUrl?.slice(QueueUrl.lastIndexOf('/') + 1);
      const resource = SourceArn ?? (name === undefined ? '*' : `arn:aws:sqs:${kernel.region}:${kernel.account}:${name}`);
      return [{ action: `sqs:${singular[action] ?? action}`, resource }];
    },
    start: () => moves.resume(),
    stop: () => {
      for (const queue of queues.all()) queue.close();
    },
  };
}
