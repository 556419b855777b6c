import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';

const QUEUE_NAME = /^[A-Za-z0-9_-]{1,80}$/;
const MAX_SOURCES = 10;

const document = z
  .unknown()
  .transform((value) => (typeof value === 'string' ? parsed(value) : value))
  .optional();
const redrive = z.looseObject({ deadLetterTargetArn: z.string() });
const allow = z.looseObject({ redrivePermission: z.string().optional(), sourceQueueArns: z.array(z.string()).optional() });
const queue = z.looseObject({
  QueueName: z.string().optional(),
  RedrivePolicy: document,
  RedriveAllowPolicy: document,
  KmsMasterKeyId: z.unknown().optional(),
  SqsManagedSseEnabled: z.unknown().optional(),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What SQS refuses of a queue beyond single values. */
export function queueRefusals({ resource, identity }: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const given = queue.parse(resource.properties);
  const found: Refusal[] = [];
  if (given.QueueName !== undefined && !QUEUE_NAME.test(given.QueueName))
    found.push({ property: 'QueueName', problem: 'a name has 1 to 80 letters, digits, - and _' });
  if (given.KmsMasterKeyId !== undefined && String(given.SqsManagedSseEnabled) === 'true')
    found.push({ property: 'SqsManagedSseEnabled', problem: 'it cannot be true when KmsMasterKeyId is given' });
  return [
    ...found,
    ...allowRefusals(given.RedriveAllowPolicy),
    ...redriveRefusals(given.RedrivePolicy, identity.attributes.Arn ?? '', all),
  ];
}

function redriveRefusals(policy: unknown, own: string, all: readonly NamedResource[]): readonly Refusal[] {
  if (policy === undefined) return [];
  const property = 'RedrivePolicy';
  const { data } = redrive.safeParse(policy);
  if (data === undefined) return [{ property, problem: 'it must name deadLetterTargetArn and maxReceiveCount' }];
  const target = all.find(({ identity }) => identity.attributes.Arn === data.deadLetterTargetArn);
  if (target === undefined) return [{ property, problem: `the dead-letter queue ${data.deadLetterTargetArn} does not exist` }];
  const { data: allowed } = allow.safeParse(queue.parse(target.resource.properties).RedriveAllowPolicy);
  const { redrivePermission = 'allowAll', sourceQueueArns = [] } = allowed ?? {};
  if (redrivePermission === 'allowAll' || (redrivePermission === 'byQueue' && sourceQueueArns.includes(own))) return [];
  return [{ property, problem: `the RedriveAllowPolicy of ${target.resource.logicalId} does not let this queue use it` }];
}

function allowRefusals(policy: unknown): readonly Refusal[] {
  if (policy === undefined) return [];
  const property = 'RedriveAllowPolicy';
  const { data } = allow.safeParse(policy);
  if (data === undefined || !['allowAll', 'denyAll', 'byQueue'].includes(data.redrivePermission ?? ''))
    return [{ property, problem: 'redrivePermission must be allowAll, denyAll or byQueue' }];
  const sources = data.sourceQueueArns?.length ?? 0;
  if (data.redrivePermission === 'byQueue' && (sources === 0 || sources > MAX_SOURCES))
    return [{ property, problem: `byQueue needs 1 to ${MAX_SOURCES} sourceQueueArns` }];
  if (data.redrivePermission !== 'byQueue' && sources > 0)
    return [{ property, problem: 'sourceQueueArns goes with byQueue only' }];
  return [];
}
