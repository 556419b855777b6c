import type { HistoryEvent } from '@firstsale/states-language/execution';
import { showEvent } from '@firstsale/states-language/history';
import * as z from 'zod';
import { AwsError } from '../../contract.ts';

export type LogSink = (
  group: string,
  stream: string,
  lines: readonly { readonly timestamp: number; readonly message: string }[],
) => void;

/** LoggingConfiguration in the words of the API */
export const Logging = z.object({
  level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
  includeExecutionData: z.boolean().default(false),
  destinations: z
    .array(z.object({ cloudWatchLogsLogGroup: z.object({ logGroupArn: z.string() }) }))
    .max(1)
    .default([]),
});
export type Logging = z.infer<typeof Logging>;

/** the same as a template writes it: every name begins with a capital */
export const TemplateLogging = z.preprocess(uncapitalized, Logging);

function uncapitalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncapitalized);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), uncapitalized(inner)]),
  );
}

/** throws InvalidLoggingConfiguration when there is a level and nowhere to write */
export function checkLogging({ level, destinations }: Logging): void {
  if (level !== 'OFF' && destinations.length === 0)
    throw new AwsError('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Must specify exactly one Log Destination.');
}

// documented per event type; the rule behind that table: what failed, timed out or was aborted
const ERRORS = /(?:Failed|TimedOut|Aborted)$|^FailStateEntered$/;
const FATALS = /^Execution(?:Failed|TimedOut|Aborted)$/;

const wanted: Readonly<Record<Logging['level'], (type: string) => boolean>> = {
  ALL: () => true,
  ERROR: (type) => ERRORS.test(type),
  FATAL: (type) => FATALS.test(type),
  OFF: () => false,
};

/** writes what happened in one step of an execution to the log group of its machine, one line an event */
export function logEvents(
  sink: LogSink,
  { level, includeExecutionData, destinations }: Logging,
  execution: { readonly arn: string; readonly machineName: string },
  events: readonly HistoryEvent[],
): void {
  const group = destinations[0]?.cloudWatchLogsLogGroup.logGroupArn.split(':log-group:')[1]?.replace(/:\*$/, '');
  const first = events[0];
  if (group === undefined || first === undefined) return;
  const lines = events
    .filter(({ type }) => wanted[level](type))
    .map((event) => ({ timestamp: event.at, message: line(event, execution.arn, includeExecutionData) }));
  if (lines.length === 0) return;
  const hour = new Date(first.at).toISOString().slice(0, 13).replace('T', '-');
  sink(group, `states/${execution.machineName}/${hour}-00/laptop`, lines);
}

function line(event: HistoryEvent, arn: string, includeData: boolean): string {
  const { id, previousEventId, type, timestamp: _, ...details } = showEvent(event, includeData);
  const [shown = {}] = Object.values(details);
  return JSON.stringify({
    id: String(id),
    type,
    details: shown,
    previous_event_id: String(previousEventId),
    event_timestamp: String(event.at),
    execution_arn: arn,
  });
}
