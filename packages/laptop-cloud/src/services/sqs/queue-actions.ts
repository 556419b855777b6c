import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { invalid, noSuchQueue } from '../../gateway/query-error-codes.ts';
import { parseInput } from '../parse-input.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './sqs-queues.ts';

const OneQueue = z.object({ QueueUrl: z.string() });
const Attributes = z.record(z.string(), z.string());
const Create = z.object({
  QueueName: z.string(),
  Attributes: Attributes.optional(),
  tags: z.record(z.string(), z.string()).optional(),
});
const Named = z.object({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() });
const List = z.object({
  QueueNamePrefix: z.string().optional(),
  MaxResults: z.number().optional(),
  NextToken: z.string().optional(),
});
const Set_ = OneQueue.extend({ Attributes });
const Get = OneQueue.extend({ AttributeNames: z.array(z.string()).optional() });
const code = 'InvalidParameterValue';

/** CreateQueue and its like: what is done to queues rather than to messages. */
export const queueActions = (kernel: Kernel, queues: Queues) => ({
  CreateQueue: (input: unknown) => {
    const { QueueName, Attributes } = parseInput(Create, input, code);
    refusePolicy(Attributes);
    return { QueueUrl: queues.urlOf(queues.create(QueueName, Attributes ?? {}).name) };
  },
  DeleteQueue: (input: unknown) => {
    queues.delete(queues.byUrl(parseInput(OneQueue, input, code).QueueUrl));
    return {};
  },
  GetQueueUrl: (input: unknown) => {
    const { QueueName, QueueOwnerAWSAccountId: owner } = parseInput(Named, input, code);
    if (owner !== undefined && owner !== kernel.account) throw noSuchQueue();
    return { QueueUrl: queues.urlOf(queues.byName(QueueName).name) };
  },
  ListQueues: (input: unknown) => {
    const { QueueNamePrefix = '', MaxResults, NextToken } = parseInput(List, input, code);
    const names = queues
      .all()
      .map((queue) => queue.name)
      .filter((name) => name.startsWith(QueueNamePrefix) && (NextToken === undefined || name > NextToken))
      .sort();
    const page = names.slice(0, MaxResults ?? 1000);
    const last = page.at(-1);
    return {
      ...(page.length > 0 && { QueueUrls: page.map((name) => queues.urlOf(name)) }),
      ...(MaxResults !== undefined && page.length < names.length && last !== undefined && { NextToken: last }),
    };
  },
  ListDeadLetterSourceQueues: (input: unknown) => {
    const { arn } = queues.byUrl(parseInput(OneQueue, input, code).QueueUrl);
    const sources = queues.all().filter((queue) => queue.settings.redrive?.deadLetterTargetArn === arn);
    return { queueUrls: sources.map((queue) => queues.urlOf(queue.name)) };
  },
  SetQueueAttributes: (input: unknown) => {
    const { QueueUrl, Attributes } = parseInput(Set_, input, code);
    refusePolicy(Attributes);
    queues.configure(queues.byUrl(QueueUrl), Attributes);
    return {};
  },
  GetQueueAttributes: (input: unknown) => {
    const { QueueUrl, AttributeNames = [] } = parseInput(Get, input, code);
    const all = describe(queues.byUrl(QueueUrl));
    if (AttributeNames.includes('All')) return { Attributes: all };
    const Attributes = Object.fromEntries(Object.entries(all).filter(([name]) => AttributeNames.includes(name)));
    const unknown = AttributeNames.find((name) => !(name in all) && !optional.has(name));
    if (unknown !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
    return Object.keys(Attributes).length > 0 ? { Attributes } : {};
  },
  PurgeQueue: (input: unknown) => {
    const queue = queues.byUrl(parseInput(OneQueue, input, code).QueueUrl);
    const now = kernel.now();
    if (queue.purgedAt !== undefined && now - queue.purgedAt < 60_000)
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
        403,
      );
    queue.purgedAt = now;
    queue.purge();
    return {};
  },
  TagQueue: () => {
    throw invalid('TagQueue: tags are not kept on the laptop.');
  },
});

const optional = new Set(['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds']);

function describe(queue: Queue): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  const { settings } = queue;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
    VisibilityTimeout: String(settings.visibilityTimeout),
    MaximumMessageSize: String(settings.maximumMessageSize),
    MessageRetentionPeriod: String(settings.retentionSeconds),
    DelaySeconds: String(settings.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.waitSeconds),
    SqsManagedSseEnabled: 'true',
    ...queue.attributes,
  };
}

/** who may use a queue is read from the template once: a policy set later would be shown and not obeyed */
function refusePolicy(attributes: Readonly<Record<string, string>> | undefined): void {
  if (attributes?.Policy !== undefined)
    throw invalid('Policy: a queue policy cannot be set by API on the laptop. Write an AWS::SQS::QueuePolicy in the template.');
}
