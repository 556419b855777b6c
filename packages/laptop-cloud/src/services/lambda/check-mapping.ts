import * as z from 'zod';
import { AwsError, type NamedResource, type Refusal } from '../../contract.ts';
import { compilePattern } from '../events/pattern/compile-pattern.ts';
import { readReference } from './lambda-functions.ts';

/** parameters that only streams have, and the one that only queues have */
const STREAM_ONLY = [
  'StartingPosition',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'ParallelizationFactor',
  'DestinationConfig',
];
const QUEUE_ONLY = ['ScalingConfig'];
const DEFAULT_VISIBILITY_SECONDS = 30;
const DEFAULT_TIMEOUT_SECONDS = 3;

const mapping = z.looseObject({ FunctionName: z.string(), EventSourceArn: z.string() });
const seconds = z.coerce.number().optional().catch(undefined);

/** What Lambda refuses of an event source mapping beyond single values. */
export function mappingRefusals(named: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { data } = mapping.safeParse(named.resource.properties);
  if (data === undefined) return [];
  const given = (names: readonly string[]): readonly string[] => names.filter((name) => data[name] !== undefined);
  const queue = data.EventSourceArn.split(':')[2] === 'sqs';
  const source = all.find(
    ({ identity }) => (queue ? identity.attributes.Arn : identity.attributes.StreamArn) === data.EventSourceArn,
  );
  if (source === undefined)
    return [{ property: 'EventSourceArn', problem: `${data.EventSourceArn} does not exist: no resource of the template has it` }];
  const misplaced = given(queue ? STREAM_ONLY : QUEUE_ONLY).map((property) => ({
    property,
    problem: `it is for ${queue ? 'streams' : 'queues'}, and the source is a ${queue ? 'queue' : 'stream'}`,
  }));
  const missing =
    queue || data.StartingPosition !== undefined ? [] : [{ property: 'StartingPosition', problem: 'a stream needs it' }];
  return [
    ...misplaced,
    ...patternRefusals(data.FilterCriteria),
    ...missing,
    ...(queue ? visibilityRefusals(data.FunctionName, source, all) : []),
    ...twiceRefusals(named, data, all),
  ];
}

const criteria = z.looseObject({ Filters: z.array(z.looseObject({ Pattern: z.string() })) });

function patternRefusals(given: unknown): readonly Refusal[] {
  const filters = criteria.safeParse(given).data?.Filters ?? [];
  return filters.flatMap(({ Pattern }) => {
    try {
      compilePattern(Pattern);
      return [];
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return [{ property: 'FilterCriteria.Filters[].Pattern', problem: error.message }];
    }
  });
}

/** a message must stay hidden at least as long as the function may work at it */
function visibilityRefusals(functionName: string, queue: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { name } = readReference(functionName);
  const target = all.find(({ resource, identity }) => resource.type === 'AWS::Lambda::Function' && identity.ref === name);
  if (target === undefined) return [{ property: 'FunctionName', problem: `the function ${name} is not in the template` }];
  const visibility = seconds.parse(queue.resource.properties.VisibilityTimeout) ?? DEFAULT_VISIBILITY_SECONDS;
  const timeout = seconds.parse(target.resource.properties.Timeout) ?? DEFAULT_TIMEOUT_SECONDS;
  if (visibility >= timeout) return [];
  const problem = `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`;
  return [{ property: 'EventSourceArn', problem }];
}

function twiceRefusals(
  named: NamedResource,
  { EventSourceArn, FunctionName }: z.infer<typeof mapping>,
  all: readonly NamedResource[],
): readonly Refusal[] {
  const same = all.find(({ resource: { type, properties } }) => {
    if (type !== named.resource.type) return false;
    const { data } = mapping.safeParse(properties);
    return data?.EventSourceArn === EventSourceArn && data.FunctionName === FunctionName;
  });
  if (same === undefined || same.resource === named.resource) return [];
  const problem = `${same.resource.logicalId} maps the same source to the same function already`;
  return [{ property: 'EventSourceArn', problem }];
}
