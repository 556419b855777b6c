import { difference, normalise } from './compare.ts';
import type { ConformanceCase, RecordedEvent } from './recorded-cases.ts';

/** what the laptop cloud answered; data as values, cause as text */
export interface Played {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly nextState?: string | undefined;
  readonly inspectionData?: unknown;
  readonly events?: readonly RecordedEvent[];
}

/** per depth: null agrees, undefined was not compared, a text says what differs */
export interface Verdict {
  readonly status: string | null;
  readonly output: string | null | undefined;
  readonly error: string | null | undefined;
  readonly cause: string | null | undefined;
  readonly history: string | null | undefined;
}
export const DEPTHS = ['status', 'output', 'error', 'cause', 'history'] as const;

const parsedCause = (cause: unknown): unknown => {
  if (typeof cause !== 'string' || !cause.startsWith('{')) return cause;
  try {
    return JSON.parse(cause);
  } catch {
    return cause;
  }
};

/** compares an answer with what AWS recorded */
export function judge({ expected }: ConformanceCase, played: Played): Verdict {
  const status = expected.status === played.status ? null : `${played.status}, expected ${expected.status}`;
  const comparable = status === null;
  const output =
    'output' in expected ? (comparable ? difference(expected.output, normalise(played.output)) : 'other status') : undefined;
  const rest = [
    'nextState' in expected ? difference(expected.nextState, played.nextState) : null,
    'inspectionData' in expected ? difference(expected.inspectionData, normalise(played.inspectionData)) : null,
  ].find((found) => found !== null);
  return {
    status,
    output: output === undefined || output === null ? (rest ?? output) : output,
    error: expected.status === 'SUCCEEDED' || !comparable ? undefined : errorOf(expected, played),
    cause:
      expected.status === 'SUCCEEDED' || !comparable || !('cause' in expected)
        ? undefined
        : difference(expected.cause, normalise(parsedCause(played.cause))),
    history: historyOf(expected, played.events),
  };
}

function errorOf(expected: ConformanceCase['expected'], played: Played): string | null {
  if ('error' in expected) return difference(expected.error, played.error);
  return played.error === undefined ? null : `unexpected error ${played.error}`;
}

function historyOf(
  expected: ConformanceCase['expected'],
  events: readonly RecordedEvent[] | undefined,
): string | null | undefined {
  if (expected.eventsRacy || events === undefined) return undefined;
  const types = (list: readonly { readonly type: string }[]): string => list.map(({ type }) => type).join(' ');
  if (expected.events === undefined) {
    if (expected.eventTypes === undefined) return undefined;
    const sorted = (list: readonly string[]): string => (expected.eventsOrdered ? list : [...list].sort()).join(' ');
    const [mine, theirs] = [sorted(events.map(({ type }) => type)), sorted(expected.eventTypes)];
    return mine === theirs ? null : `${mine}, expected ${theirs}`;
  }
  if (!expected.eventsOrdered) return asMultiset(expected.events, events);
  if (types(expected.events) !== types(events)) return `${types(events)}, expected ${types(expected.events)}`;
  for (const [index, event] of expected.events.entries()) {
    const found = oneEvent(event, events[index], true);
    if (found !== null) return found;
  }
  return null;
}

function oneEvent(expected: RecordedEvent, actual: RecordedEvent | undefined, ids: boolean): string | null {
  if (actual === undefined || expected.type !== actual.type) return `${actual?.type}, expected ${expected.type}`;
  if (expected.state !== undefined && expected.state !== actual.state)
    return `${expected.type}: state ${actual.state}, expected ${expected.state}`;
  const place = `${expected.type}#${expected.id}`;
  if (ids && expected.id !== undefined && expected.id !== actual.id) return `${place}: id ${actual.id}`;
  if (ids && expected.prev !== undefined && expected.prev !== actual.prev)
    return `${place}: previous ${actual.prev}, expected ${expected.prev}`;
  if (expected.details === undefined || expected.restored) return null;
  const wanted = Object.keys(expected.details);
  const got = Object.fromEntries(
    wanted.map((name) => [name, name === 'cause' ? parsedCause(actual.details?.[name]) : actual.details?.[name]]),
  );
  return difference(expected.details, normalise(got), place);
}

// the recorder sorted what ran side by side: every event has to be there once, in any order
function asMultiset(expected: readonly RecordedEvent[], events: readonly RecordedEvent[]): string | null {
  const left = [...events];
  for (const event of expected) {
    const at = left.findIndex((candidate) => oneEvent(event, candidate, false) === null);
    if (at === -1) return `no event like ${JSON.stringify(event).slice(0, 200)}`;
    left.splice(at, 1);
  }
  return left.length === 0 ? null : `extra ${left.map(({ type }) => type).join(' ')}`;
}
