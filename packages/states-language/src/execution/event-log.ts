import type { State } from '../definition/types.ts';
import type { Json } from '../json.ts';
import type { HistoryEvent } from './frames.ts';

type Details = Readonly<Record<string, Json>> | null;

/** an event's type and the names of its details: one object for all events alike */
export interface EventKind {
  readonly type: string;
  readonly names: readonly string[];
}

/** takes in what happens to an execution, in order */
export interface EventLog {
  add(id: number, previous: number, at: number, kind: EventKind, values: readonly Json[]): void;
}

/** keeps events as they are */
export class EventList implements EventLog {
  readonly events: HistoryEvent[] = [];
  add(id: number, previous: number, at: number, kind: EventKind, values: readonly Json[]): void {
    this.events.push({ id, previous, at, type: kind.type, details: detailsOf(kind, values) });
  }
}

/** for executions whose events nobody asks for */
export const NO_LOG: EventLog = { add: () => undefined };

export function detailsOf({ names }: EventKind, values: readonly Json[]): Details {
  if (names.length === 0) return null;
  const details: Record<string, Json> = {};
  for (let at = 0; at < names.length; at += 1) details[names[at] ?? ''] = values[at] ?? null;
  return details;
}

const known = new Map<string, EventKind[]>();

export function kindOf(type: string, details: Details): EventKind {
  const sameType = known.get(type) ?? [];
  for (const kind of sameType) if (fits(kind.names, details)) return kind;
  const kind = { type, names: details === null ? [] : Object.keys(details) };
  known.set(type, [...sameType, kind]);
  return kind;
}

function fits(names: readonly string[], details: Details): boolean {
  let at = 0;
  for (const name in details) {
    if (names[at] !== name) return false;
    at += 1;
  }
  return at === names.length;
}

// the events every state has, made once: putting a name together for each of them would cost more than the event
const ofStates = (what: string, ...names: string[]): Readonly<Record<State['type'], EventKind>> => {
  const of = (type: State['type']): EventKind =>
    kindOf(`${type}State${what}`, Object.fromEntries(names.map((name) => [name, null])));
  return {
    Pass: of('Pass'),
    Succeed: of('Succeed'),
    Fail: of('Fail'),
    Choice: of('Choice'),
    Wait: of('Wait'),
    Task: of('Task'),
    Parallel: of('Parallel'),
    Map: of('Map'),
  };
};
export const ENTERED = ofStates('Entered', 'name', 'input');
export const EXITED = ofStates('Exited', 'name', 'output');
export const EXITED_ASSIGNING = ofStates('Exited', 'name', 'output', 'assignedVariables');
export const ITERATION_STARTED = kindOf('MapIterationStarted', { index: 0, name: '' });
export const ITERATION_SUCCEEDED = kindOf('MapIterationSucceeded', { index: 0, name: '' });
