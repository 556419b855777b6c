import { ExecutionFailure } from '../asl-failure.ts';
import type { States } from '../definition/types.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Bindings } from '../jsonata/jsonata-expression.ts';
import type { Randomness } from '../jsonata/jsonata-functions.ts';
import { HISTORY_LIMIT } from '../limits.ts';
import { buildContext } from './context.ts';
import { detailsOf, type EventKind, type EventLog, kindOf, NO_LOG } from './event-log.ts';
import type { Address, ExecutionState, Frame, Invocation, Scope } from './frames.ts';
import type { MapNews } from './map-news.ts';
import type { Outcome } from './outcome.ts';

/** the variables a scope sees, innermost first */
export interface View {
  readonly variables: Record<string, Json>;
  readonly outer: View | null;
  readonly address: Address;
}

export interface Extras {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly item?: { readonly index: number; readonly value: Json };
}

/** one execution in memory while it moves: what happened goes to its log and is collected in `invocations` and `transitions` */
export class Run {
  readonly state: ExecutionState;
  /** of distributed Maps and their child executions */
  readonly mapNews: MapNews[] = [];
  readonly invocations: Invocation[] = [];
  /** child executions nobody waits for any more: they are stopped */
  readonly abandoned: string[] = [];
  transitions = 0;
  /** runs a child until it ends or waits; set by whoever drives this run */
  drive: (child: Scope, states: States, view: View) => Outcome = () => ({ kind: 'blocked' });
  now: number;
  /** members of the context object a test gives itself */
  given: JsonObject | null = null;
  /** Express executions have no bound on events */
  readonly bounded: boolean;

  readonly #log: EventLog;

  constructor(state: ExecutionState, now: number, bounded: boolean, log: EventLog = NO_LOG) {
    this.#log = log;
    this.state = state;
    this.now = now;
    this.bounded = bounded;
  }

  /** adds an event to the scope's history. `advance` false leaves the chain of previousEventId where it is */
  event(scope: Scope, type: string, details: Readonly<Record<string, Json>> | null, advance = true): number {
    const id = this.record(scope.log, scope.previous, type, details);
    if (advance) scope.previous = id;
    return id;
  }

  /** an event whose details are put together only if somebody hears of it */
  tell(scope: Scope, type: string, details: () => Readonly<Record<string, Json>>): void {
    const unheard = this.#log === NO_LOG && this.state.logs[scope.log]?.child === undefined;
    scope.previous = unheard
      ? this.write(scope.log, scope.previous, UNHEARD, [])
      : this.record(scope.log, scope.previous, type, details());
  }

  record(logIndex: number, previous: number, type: string, details: Readonly<Record<string, Json>> | null): number {
    return this.write(logIndex, previous, kindOf(type, details), details === null ? [] : Object.values(details));
  }

  /** an event with its details' values in the order of the kind's names */
  write(logIndex: number, previous: number, kind: EventKind, values: readonly Json[]): number {
    const log = this.state.logs[logIndex];
    if (log === undefined) throw new Error(`the execution ${this.state.arn} has no log ${logIndex}`);
    if (this.bounded && log.silent !== true && log.last >= HISTORY_LIMIT - 1 && !kind.type.startsWith('Execution')) {
      throw new ExecutionFailure(
        'States.Runtime',
        `The execution reached the maximum number of history events (${HISTORY_LIMIT}).`,
      );
    }
    log.last += 1;
    const id = log.last;
    if (log.child === undefined) this.#log.add(id, previous, this.now, kind, values);
    else if (log.silent !== true) {
      const event = { id, previous, at: this.now, type: kind.type, details: detailsOf(kind, values) };
      this.mapNews.push({ kind: 'child-event', arn: log.child, event });
    }
    return id;
  }

  nextSerial(): number {
    this.state.serial += 1;
    return this.state.serial;
  }

  /** mulberry32 over the execution's own state: a replay draws the same numbers */
  random(): number {
    let mixed = (this.state.random + 0x6d2b79f5) | 0;
    this.state.random = mixed;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** what an expression in this state may see */
  bindings(scope: Scope, frame: Frame, view: View, retries: boolean, extras: Extras = NO_EXTRAS): Bindings {
    return new StateBindings(this, scope, frame, view, retries, extras);
  }
}
const NO_EXTRAS: Extras = {};
const UNHEARD: EventKind = { type: '', names: [] };

class StateBindings implements Bindings {
  readonly #run: Run;
  readonly #scope: Scope;
  readonly #frame: Frame;
  readonly #view: View;
  readonly #retries: boolean;
  readonly #extras: Extras;
  /** what the expressions of one turn see does not change meanwhile */
  #built: Json | undefined;

  constructor(run: Run, scope: Scope, frame: Frame, view: View, retries: boolean, extras: Extras) {
    this.#run = run;
    this.#scope = scope;
    this.#frame = frame;
    this.#view = view;
    this.#retries = retries;
    this.#extras = extras;
  }

  get now(): number {
    return this.#run.now;
  }

  get random(): Randomness {
    return { next: () => this.#run.random() };
  }

  variable(name: string): Json | undefined {
    return lookUp(this.#view, name);
  }

  statesMember(name: string): Json | undefined {
    switch (name) {
      case 'input':
        return this.#frame.input;
      case 'context':
        return this.#context();
      case 'result':
        return this.#extras.result;
      case 'errorOutput':
        return this.#extras.errorOutput;
      default:
        return undefined;
    }
  }

  #context(): Json {
    this.#built ??= this.#build();
    return this.#built;
  }

  #build(): Json {
    const own = buildContext(this.#run.state, this.#scope, this.#frame, this.#retries, this.#extras.item);
    const { given } = this.#run;
    if (given === null) return own;
    const merged: Record<string, Json> = { ...own };
    for (const [name, value] of Object.entries(given)) {
      const known = own[name];
      merged[name] = isJsonObject(known) && isJsonObject(value) ? { ...known, ...value } : value;
    }
    return merged;
  }

  states(): Json {
    const states: Record<string, Json> = {};
    for (const name of ['input', 'context', 'result', 'errorOutput']) {
      const value = this.statesMember(name);
      if (value !== undefined) states[name] = value;
    }
    return states;
  }
}

function lookUp(view: View, name: string): Json | undefined {
  for (let at: View | null = view; at !== null; at = at.outer) {
    if (Object.hasOwn(at.variables, name)) return at.variables[name];
  }
  return undefined;
}
