import { AwsError } from '../../contract.ts';

interface LogLine {
  readonly timestamp: number;
  readonly message: string;
}
export interface Sorted {
  readonly kept: readonly LogLine[];
  readonly rejected: Readonly<Record<string, number>>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MAX_EVENTS = 10_000;
const MAX_BATCH_BYTES = 1_048_576;
const BYTES_PER_EVENT = 26;
const refusal = (message: string): AwsError => new AwsError('InvalidParameterException', message);

/** Throws AwsError InvalidParameterException for a name no log group may have. */
export function checkGroupName(name: string): void {
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name) || name.startsWith('aws/'))
    throw refusal(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
}

/** Throws AwsError InvalidParameterException for a name no log stream may have. */
export function checkStreamName(name: string): void {
  if (!/^[^:*]{1,512}$/s.test(name))
    throw refusal(
      `1 validation error detected: Value '${name}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
    );
}

/**
 * Refuses a batch as a whole for its size and order (AwsError InvalidParameterException); events that are too old, too new or past the
 * group's retention are left out one by one, as PutLogEvents answers them.
 * @param now epoch ms
 */
export function sortedLogEvents(events: readonly LogLine[], now: number, retentionDays: number | undefined): Sorted {
  if (events.length > MAX_EVENTS) throw refusal(`The batch of log events has ${events.length} events, ${MAX_EVENTS} at most.`);
  const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + BYTES_PER_EVENT, 0);
  if (bytes > MAX_BATCH_BYTES) throw refusal(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  if (events.some(({ timestamp }, at) => timestamp < (events[at - 1]?.timestamp ?? 0)))
    throw refusal('Log events in a single PutLogEvents request must be in chronological order.');
  const [first, last] = [events[0]?.timestamp ?? now, events.at(-1)?.timestamp ?? now];
  if (last - first > DAY)
    throw refusal('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  const from = {
    tooOld: events.findIndex(({ timestamp }) => timestamp >= now - 14 * DAY),
    expired: events.findIndex(({ timestamp }) => timestamp >= now - (retentionDays ?? Number.POSITIVE_INFINITY) * DAY),
  };
  const start = (index: number): number => (index < 0 ? events.length : index);
  const tooNew = events.findIndex(({ timestamp }) => timestamp > now + 2 * HOUR);
  const begin = Math.max(start(from.tooOld), start(from.expired));
  return {
    kept: events.slice(begin, start(tooNew)),
    rejected: {
      ...(start(from.tooOld) > 0 && { tooOldLogEventEndIndex: start(from.tooOld) }),
      ...(start(from.expired) > 0 && { expiredLogEventEndIndex: start(from.expired) }),
      ...(tooNew >= 0 && { tooNewLogEventStartIndex: tooNew }),
    },
  };
}
