import { z } from 'zod';
import { invalid, within } from '../../gateway/query-error-codes.ts';

/** seconds and bytes, as SQS counts them */
export interface QueueSettings {
  readonly visibilityTimeout: number;
  readonly delaySeconds: number;
  readonly maximumMessageSize: number;
  readonly retentionSeconds: number;
  readonly waitSeconds: number;
  readonly redrive?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
}

const limits = {
  DelaySeconds: [0, 900],
  MaximumMessageSize: [1024, 1048576],
  MessageRetentionPeriod: [60, 1209600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43200],
} as const;

const kept = new Set([
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
]);

const counted = ['QueueArn', 'CreatedTimestamp', 'LastModifiedTimestamp', 'ApproximateNumberOfMessages'];

/** whether a queue has an attribute of this name */
export const isQueueAttribute = (name: string): boolean =>
  name in limits || kept.has(name) || counted.some((one) => name.startsWith(one));

const Redrive = z.object({
  deadLetterTargetArn: z.string().startsWith('arn:'),
  maxReceiveCount: z.coerce.number().int().min(1).max(1000),
});

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Checks attributes somebody wants to set; FIFO queues and unknown attributes are refused by name. */
export function checkAttributes(attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const limit = name in limits ? Object.entries(limits).find(([known]) => known === name)?.[1] : undefined;
    if (limit) within(Number(value), name, limit[0], limit[1]);
    else if (name === 'FifoQueue' || name === 'ContentBasedDeduplication' || name === 'DeduplicationScope')
      throw invalid(`${name}: FIFO queues are not supported on the laptop; use a standard queue.`);
    else if (!kept.has(name)) throw invalid(`Unknown Attribute ${name}.`);
    if (name === 'RedrivePolicy' && value !== '' && !Redrive.safeParse(json(value)).success)
      throw invalid(
        `Value ${value} for parameter RedrivePolicy is invalid. Reason: Redrive policy must name deadLetterTargetArn and a maxReceiveCount between 1 and 1000.`,
      );
    if (name === 'Policy' && value !== '' && json(value) === undefined) throw invalid('Invalid value for the parameter Policy.');
  }
}

/** What the attributes mean, with AWS's defaults. */
export function settingsOf(attributes: Readonly<Record<string, string>>): QueueSettings {
  const redrive = attributes['RedrivePolicy'] ? Redrive.parse(json(attributes['RedrivePolicy'])) : undefined;
  return {
    visibilityTimeout: Number(attributes['VisibilityTimeout'] ?? 30),
    delaySeconds: Number(attributes['DelaySeconds'] ?? 0),
    maximumMessageSize: Number(attributes['MaximumMessageSize'] ?? 1048576),
    retentionSeconds: Number(attributes['MessageRetentionPeriod'] ?? 345600),
    waitSeconds: Number(attributes['ReceiveMessageWaitTimeSeconds'] ?? 0),
    ...(redrive && { redrive }),
  };
}
