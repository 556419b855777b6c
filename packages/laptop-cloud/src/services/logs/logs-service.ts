import { z } from 'zod';
import { AwsError, type Kernel, type Resource, type Service } from '../../contract.ts';
import { countEmbedded } from '../cloudwatch/embedded-metrics.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { checkGroupName, checkStreamName, sortedLogEvents } from './check-log-events.ts';
import { filterPattern } from './filter-pattern.ts';
import { type LogEvent, type LogGroup, LogStore } from './log-store.ts';

export interface LogsService extends Service {
  /** where services of the laptop write, functions above all */
  append(group: string, stream: string, lines: readonly { readonly timestamp: number; readonly message: string }[]): void;
}

const page = { limit: z.int().min(1).max(10_000).optional(), nextToken: z.string().optional() };
const addressed = { logGroupName: z.string().optional(), logGroupIdentifier: z.string().optional() };
const window = { startTime: z.number().optional(), endTime: z.number().optional() };
const FilterInput = z.object({
  ...addressed,
  ...page,
  ...window,
  logStreamNames: z.array(z.string()).optional(),
  logStreamNamePrefix: z.string().optional(),
  filterPattern: z.string().optional(),
});
const GetInput = z.object({ ...addressed, ...page, ...window, logStreamName: z.string(), startFromHead: z.boolean().optional() });
const GroupsInput = z.object({ ...page, logGroupNamePrefix: z.string().optional(), logGroupNamePattern: z.string().optional() });
const StreamsInput = z.object({
  ...addressed,
  ...page,
  logStreamNamePrefix: z.string().optional(),
  orderBy: z.enum(['LogStreamName', 'LastEventTime']).optional(),
  descending: z.boolean().optional(),
});
const StreamInput = z.object({ logGroupName: z.string(), logStreamName: z.string() });
const PutInput = z.object({
  ...StreamInput.shape,
  logEvents: z.array(z.object({ timestamp: z.number(), message: z.string().min(1) })).min(1),
});

const parse = <T>(schema: z.ZodType<T>, input: unknown): T => parseInput(schema, input, 'InvalidParameterException');
const nameOf = ({ properties, ...resource }: Resource): string =>
  typeof properties.LogGroupName === 'string' ? properties.LogGroupName : physicalName(resource, 512);

/** a page of a list and where the next begins; tokens are offsets */
function paged<T>(
  all: readonly T[],
  { limit, nextToken }: { limit?: number | undefined; nextToken?: string | undefined },
  most: number,
) {
  const from = Number(nextToken ?? 0);
  if (!Number.isInteger(from)) throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
  const end = from + Math.min(limit ?? most, most);
  return { items: all.slice(from, end), ...(end < all.length ? { nextToken: String(end) } : {}) };
}

/** CloudWatch Logs: groups of the template, what functions wrote, found again by the usual calls. In memory, newest 5,000 events a group */
export function logs(kernel: Kernel): LogsService {
  const store = new LogStore(() => kernel.now());
  const arnOf = (name: string) => `arn:aws:logs:${kernel.region}:${kernel.account}:log-group:${name}`;
  const find = (input: { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined }): LogGroup => {
    const given = input.logGroupName ?? input.logGroupIdentifier ?? '';
    const group = store.groups.get(given.startsWith('arn:') ? (given.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '') : given);
    if (group === undefined) throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    return group;
  };
  const within = (
    { timestamp }: LogEvent,
    { startTime, endTime }: { startTime?: number | undefined; endTime?: number | undefined },
  ) => timestamp >= (startTime ?? Number.NEGATIVE_INFINITY) && timestamp <= (endTime ?? Number.POSITIVE_INFINITY);

  const actions = {
    DescribeLogGroups: (input: unknown) => {
      const { logGroupNamePrefix = '', logGroupNamePattern = '', ...rest } = parse(GroupsInput, input);
      const names = [...store.groups.keys()]
        .filter((name) => name.startsWith(logGroupNamePrefix) && name.includes(logGroupNamePattern))
        .sort();
      const { items, ...more } = paged(names, rest, 50);
      const view = (name: string) => {
        const group = store.group(name);
        const retention = group.retentionDays === undefined ? {} : { retentionInDays: group.retentionDays };
        return {
          logGroupName: name,
          creationTime: group.createdAt,
          ...retention,
          arn: `${arnOf(name)}:*`,
          logGroupArn: arnOf(name),
          metricFilterCount: 0,
          storedBytes: 0,
          logGroupClass: 'STANDARD',
        };
      };
      return { logGroups: items.map(view), ...more };
    },
    DescribeLogStreams: (input: unknown) => {
      const { logStreamNamePrefix = '', orderBy, descending, ...rest } = parse(StreamsInput, input);
      const group = find(rest);
      const streams = [...group.streams]
        .filter(([name]) => name.startsWith(logStreamNamePrefix))
        .sort(([a, one], [b, other]) => (orderBy === 'LastEventTime' ? one.last - other.last : a < b ? -1 : 1));
      if (descending === true) streams.reverse();
      const { items, ...more } = paged(streams, rest, 50);
      const view = ([name, { createdAt, last }]: (typeof streams)[number]) => ({
        logStreamName: name,
        creationTime: createdAt,
        lastEventTimestamp: last,
        lastIngestionTime: last,
        arn: `${arnOf(group.name)}:log-stream:${name}`,
        storedBytes: 0,
      });
      return { logStreams: items.map(view), ...more };
    },
    FilterLogEvents: (input: unknown) => {
      const given = parse(FilterInput, input);
      const matches = filterPattern(given.filterPattern);
      const wanted = (event: LogEvent) =>
        within(event, given) &&
        (given.logStreamNames?.includes(event.stream) ?? true) &&
        event.stream.startsWith(given.logStreamNamePrefix ?? '') &&
        matches(event.message);
      const { items, ...more } = paged(store.events(find(given)).filter(wanted), given, 10_000);
      const view = ({ stream, timestamp, message, ingestedAt, id }: LogEvent) => ({
        logStreamName: stream,
        timestamp,
        message,
        ingestionTime: ingestedAt,
        eventId: String(id).padStart(56, '0'),
      });
      return { events: items.map(view), searchedLogStreams: [], ...more };
    },
    GetLogEvents: (input: unknown) => {
      const given = parse(GetInput, input);
      const group = find(given);
      if (!group.streams.has(given.logStreamName))
        throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
      const all = store.events(group).filter((event) => event.stream === given.logStreamName && within(event, given));
      const limit = given.limit ?? 10_000;
      const token = /^([fb])\/(\d+)$/.exec(given.nextToken ?? '');
      const end = token?.[1] === 'b' ? Number(token[2]) : all.length;
      const from =
        token?.[1] === 'f' ? Number(token[2]) : given.startFromHead === true && token === null ? 0 : Math.max(0, end - limit);
      const items = all.slice(from, Math.min(from + limit, token?.[1] === 'b' ? end : all.length));
      const view = ({ timestamp, message, ingestedAt }: LogEvent) => ({ timestamp, message, ingestionTime: ingestedAt });
      return { events: items.map(view), nextForwardToken: `f/${from + items.length}`, nextBackwardToken: `b/${from}` };
    },
    CreateLogGroup: (input: unknown) => {
      const { logGroupName } = parse(z.object({ logGroupName: z.string().min(1) }), input);
      checkGroupName(logGroupName);
      if (store.groups.has(logGroupName))
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
      store.group(logGroupName);
      return {};
    },
    CreateLogStream: (input: unknown) => {
      const { logGroupName, logStreamName } = parse(StreamInput, input);
      checkStreamName(logStreamName);
      if (find({ logGroupName }).streams.has(logStreamName))
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
      store.append(logGroupName, logStreamName, []);
      return {};
    },
    PutLogEvents: (input: unknown) => {
      const { logGroupName, logStreamName, logEvents } = parse(PutInput, input);
      const group = find({ logGroupName });
      if (!group.streams.has(logStreamName))
        throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
      const { kept, rejected } = sortedLogEvents(logEvents, kernel.now(), group.retentionDays);
      store.append(logGroupName, logStreamName, kept);
      for (const { message } of kept) countEmbedded(kernel, message, kernel.now());
      const refused = Object.keys(rejected).length > 0;
      return { nextSequenceToken: 'local', ...(refused && { rejectedLogEventsInfo: rejected }) };
    },
  };

  return {
    name: 'logs',
    append: (group, stream, lines) => {
      store.append(group, stream, lines);
      for (const { message } of lines) countEmbedded(kernel, message, kernel.now());
    },
    resourceTypes: [
      {
        type: 'AWS::Logs::LogGroup',
        properties: ['LogGroupName', 'RetentionInDays'],
        identify: (resource) => ({
          ref: nameOf(resource),
          attributes: { Arn: `${arnOf(nameOf(resource))}:*`, LogGroupName: nameOf(resource) },
        }),
        refusals: ({ identity: { ref } }) =>
          ref.startsWith('aws/') ? [{ property: 'LogGroupName', problem: 'names that begin with aws/ are reserved' }] : [],
        provision: (resource, { ref }) => {
          const { RetentionInDays } = resource.properties;
          store.group(ref, typeof RetentionInDays === 'number' ? RetentionInDays : undefined);
        },
      },
      {
        type: 'AWS::Logs::ResourcePolicy',
        properties: [],
        identify: (resource) => ({ ref: physicalName(resource), attributes: {} }),
        provision: () => undefined,
      },
    ],
    actions,
    authorize: (action, input) => {
      const given = z
        .object({ ...addressed, logStreamName: z.string().optional() })
        .catch({})
        .parse(input ?? {});
      const name = given.logGroupName ?? given.logGroupIdentifier;
      if (name === undefined) return [{ action: `logs:${action}`, resource: '*' }];
      const group = name.startsWith('arn:') ? name.replace(/:\*$/, '') : arnOf(name);
      const stream = given.logStreamName === undefined || action === 'CreateLogStream' ? '' : `log-stream:${given.logStreamName}`;
      return [{ action: `logs:${action}`, resource: `${group}:${stream}` }];
    },
    start: () => undefined,
    stop: () => undefined,
  };
}
