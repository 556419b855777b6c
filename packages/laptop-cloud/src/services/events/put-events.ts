import * as z from 'zod';
import { type AccessQuestion, AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { Bus } from './bus.ts';
import { makeEvent, onBus } from './bus-event.ts';
import { busArn, busName } from './event-names.ts';
import { type JsonNode, parseJsonText } from './pattern/json-node.ts';
import type { Rules } from './rules.ts';
import type { Forwarding } from './targets.ts';

const Entry = z.object({
  Time: z.union([z.number(), z.date(), z.string()]).optional(),
  Source: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  TraceHeader: z.string().optional(),
});
type Entry = z.infer<typeof Entry>;
const Input = z.object({
  Entries: z.array(Entry),
  EndpointId: z.never({ error: 'global endpoints are not supported on the laptop' }).optional(),
});

type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** 1 MB for all entries together since January 2026 */
const MOST_BYTES = 1_048_576;
const MOST_ENTRIES = 10;

const bytes = (text: string | undefined) => (text === undefined ? 0 : Buffer.byteLength(text));

/** as the EventBridge user guide counts an entry */
const sizeOf = (entry: Entry): number =>
  (entry.Time === undefined ? 0 : 14) +
  bytes(entry.Source) +
  bytes(entry.DetailType) +
  bytes(entry.Detail) +
  (entry.Resources ?? []).reduce((sum, one) => sum + bytes(one), 0);

const MOST_CHARACTERS = { Source: 256, DetailType: 128, EventBusName: 1600, TraceHeader: 500 } as const;
const MOST_OF_RESOURCE = 2048;

/** a text of an entry that is longer than EventBridge takes */
function tooLong(entry: Entry): string | undefined {
  for (const name of ['Source', 'DetailType', 'EventBusName', 'TraceHeader'] as const)
    if ((entry[name]?.length ?? 0) > MOST_CHARACTERS[name])
      return `Parameter ${name} is not valid. Reason: it is longer than ${MOST_CHARACTERS[name]} characters.`;
  if (entry.Resources?.some((one) => one.length > MOST_OF_RESOURCE) !== true) return undefined;
  return `Parameter Resources is not valid. Reason: an ARN is longer than ${MOST_OF_RESOURCE} characters.`;
}

const failed = (ErrorCode: string, ErrorMessage: string): Result => ({ ErrorCode, ErrorMessage });

/** timestamps come as epoch seconds; clients in the same process may hand over a date */
function instantOf(time: Entry['Time'], now: number): number {
  if (time === undefined) return now;
  if (typeof time === 'number') return time * 1000;
  return typeof time === 'string' ? Date.parse(time) : time.getTime();
}

/** PutEvents: each entry is taken or refused by itself, and is durable before the answer. */
export function putEvents(kernel: Kernel, rules: Rules, bus: Bus, forwarding: Forwarding) {
  const take = (entry: Entry): Result => {
    for (const name of ['Source', 'DetailType', 'Detail'] as const) {
      if (!entry[name])
        return failed('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
    }
    const { Source = '', DetailType = '', Detail = '', Resources = [] } = entry;
    const long = tooLong(entry);
    if (long !== undefined) return failed('InvalidArgument', long);
    if (Source.toLowerCase().startsWith('aws.'))
      return failed('NotAuthorizedForSourceException', 'Not authorized for the source.');
    const name = busName(entry.EventBusName);
    if (!rules.buses.get(name))
      return failed('InvalidArgument', `Parameter EventBusName is not valid. Reason: EventBus ${name} does not exist.`);
    const time = instantOf(entry.Time, kernel.now());
    if (Number.isNaN(time)) return failed('InvalidArgument', 'Parameter Time is not valid. Reason: it is no date.');
    let detail: JsonNode;
    try {
      detail = parseJsonText(Detail);
    } catch {
      return failed('MalformedDetail', 'Detail is malformed.');
    }
    if (detail.kind !== 'object') return failed('MalformedDetail', 'Detail is malformed.');
    const { account, region } = kernel;
    const id = kernel.uuid();
    bus.publish(
      makeEvent(
        name,
        { id, account, region, source: Source, detailType: DetailType, time, resources: Resources, detail: Detail },
        detail,
      ),
    );
    // one event is billed per 64 KB
    kernel.usage.add('events:published', Math.max(1, Math.ceil(sizeOf(entry) / 65_536)));
    return { EventId: id };
  };

  return (input: unknown) => {
    const { Entries } = parseInput(Input, input);
    if (Entries.length === 0 || Entries.length > MOST_ENTRIES) {
      const length = Entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MOST_ENTRIES}`;
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${length}`,
      );
    }
    const forwarded = typeof input === 'object' && input !== null ? forwarding.get(input) : undefined;
    if (forwarded) {
      const target = busName(Entries[0]?.EventBusName);
      rules.requireBus(target);
      bus.publish(onBus(forwarded, target));
      return { FailedEntryCount: 0, Entries: [{ EventId: forwarded.id }] };
    }
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MOST_BYTES) {
      throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    const results = Entries.map(take);
    return { FailedEntryCount: results.filter((one) => 'ErrorCode' in one).length, Entries: results };
  };
}

const Asked = z.object({ Entries: z.array(Entry) }).catch({ Entries: [] });

/** one question a bus, with the sources and detail types that go to it */
export function putEventsQuestions(kernel: Kernel, input: unknown): AccessQuestion[] {
  const { Entries } = Asked.parse(input);
  const buses = new Set(Entries.map((entry) => busName(entry.EventBusName)));
  return [...buses].map((bus) => {
    const mine = Entries.filter((entry) => busName(entry.EventBusName) === bus);
    const all = (values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined);
    return {
      action: 'events:PutEvents',
      resource: busArn(kernel, bus),
      context: {
        'events:source': all(mine.map(({ Source }) => Source)),
        'events:detail-type': all(mine.map(({ DetailType }) => DetailType)),
      },
    };
  });
}
