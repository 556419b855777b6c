import { z } from 'zod';
import type { ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { queueRefusals } from './check-queue.ts';
import type { Queues } from './sqs-queues.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const document = z.unknown().transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
const QueueProperties = z.object({
  DelaySeconds: scalar.optional(),
  MaximumMessageSize: scalar.optional(),
  MessageRetentionPeriod: scalar.optional(),
  ReceiveMessageWaitTimeSeconds: scalar.optional(),
  VisibilityTimeout: scalar.optional(),
  KmsMasterKeyId: scalar.optional(),
  SqsManagedSseEnabled: scalar.optional(),
  RedrivePolicy: document.optional(),
  RedriveAllowPolicy: document.optional(),
});
const PolicyProperties = z.object({ Queues: z.array(z.string()), PolicyDocument: document });

/** AWS::SQS::Queue (standard). FifoQueue is not among the properties, so a FIFO queue stops the boot by name. */
export const queueType = (queues: Queues): ResourceType => ({
  type: 'AWS::SQS::Queue',
  properties: ['QueueName', ...Object.keys(QueueProperties.shape), 'RedrivePolicy.**', 'RedriveAllowPolicy.**'],
  identify(resource, { account, region }) {
    const name = resource.properties['QueueName'];
    const queue = typeof name === 'string' ? name : physicalName(resource, 80);
    const url = queues.urlOf(queue);
    return { ref: url, attributes: { Arn: `arn:aws:sqs:${region}:${account}:${queue}`, QueueName: queue, QueueUrl: url } };
  },
  refusals: queueRefusals,
  provision(resource, identity) {
    const given = parseInput(QueueProperties, resource.properties);
    const attributes = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const name = identity.attributes['QueueName'] ?? '';
    if (queues.has(name)) queues.configure(queues.byName(name), attributes);
    else queues.create(name, attributes);
  },
});

/** AWS::SQS::QueuePolicy: kept as the queue's Policy attribute, where the resource-policy check reads it. */
export const queuePolicyType = (queues: Queues): ResourceType => ({
  type: 'AWS::SQS::QueuePolicy',
  properties: ['Queues[]', 'PolicyDocument', 'PolicyDocument.**'],
  identify: (resource) => ({ ref: physicalName(resource), attributes: { Id: physicalName(resource) } }),
  provision(resource) {
    const { Queues, PolicyDocument } = parseInput(PolicyProperties, resource.properties);
    for (const url of Queues) queues.configure(queues.byUrl(url), { Policy: PolicyDocument });
  },
});
