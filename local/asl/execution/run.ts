import { ExecutionFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Bindings } from '../jsonata/expression.ts';
import { HISTORY_LIMIT } from '../limits.ts';
import { buildContext } from './context.ts';
import type { Address, ExecutionState, Frame, HistoryEvent, Invocation, Scope } from './frames.ts';

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

/** one execution in memory while it moves: what happened is collected in `events`, `invocations` and `transitions` */
export class Run {
  readonly state: ExecutionState;
  readonly events: HistoryEvent[] = [];
  readonly invocations: Invocation[] = [];
  /** child executions nobody waits for any more: they are stopped */
  readonly abandoned: string[] = [];
  transitions = 0;
  now: number;
  /** Express executions have no bound on events */
  readonly bounded: boolean;

  constructor(state: ExecutionState, now: number, bounded: boolean) {
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

  record(logIndex: number, previous: number, type: string, details: Readonly<Record<string, Json>> | null): number {
    const log = this.state.logs[logIndex];
    if (log === undefined) throw new Error(`the execution ${this.state.arn} has no log ${logIndex}`);
    if (this.bounded && log.last >= HISTORY_LIMIT - 1 && !type.startsWith('Execution')) {
      throw new ExecutionFailure(
        'States.Runtime',
        `The execution reached the maximum number of history events (${HISTORY_LIMIT}).`,
      );
    }
    log.last += 1;
    if (logIndex === 0) this.events.push({ id: log.last, previous, at: this.now, type, details });
    return log.last;
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
  bindings(scope: Scope, frame: Frame, view: View, retries: boolean, extras: Extras = {}): Bindings {
    return {
      now: this.now,
      random: { next: () => this.random() },
      variable: (name) => lookUp(view, name),
      states: () => {
        // most expressions read the input only: the context is built when one asks for it
        const contextOf = (): Json => buildContext(this.state, scope, frame, retries, extras.item);
        const states: Record<string, Json> = {
          input: frame.input,
          get context() {
            return contextOf();
          },
        };
        if (extras.result !== undefined) states.result = extras.result;
        if (extras.errorOutput !== undefined) states.errorOutput = extras.errorOutput;
        return states;
      },
    };
  }
}

function lookUp(view: View, name: string): Json | undefined {
  for (let at: View | null = view; at !== null; at = at.outer) {
    if (Object.hasOwn(at.variables, name)) return at.variables[name];
  }
  return undefined;
}
