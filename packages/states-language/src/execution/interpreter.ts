import { ExecutionFailure } from '../asl-failure.ts';
import type { Machine } from '../definition/types.ts';
import type { Json } from '../json.ts';
import { abortScope } from '../states/abort.ts';
import { eventNames, parseResource } from '../states/resource.ts';
import { earliest, errorDetails } from '../states/task-state.ts';
import { drive } from './drive-run.ts';
import { dueFrames, overdueChild, wakeAt } from './due.ts';
import { end, plain } from './ending.ts';
import { type EventLog, NO_LOG } from './event-log.ts';
import type { Address, Answer, Ending, ExecutionState, Frame, Scope } from './frames.ts';
import { Run } from './run.ts';
import { cutOff, levels, proceed, redriveRoot } from './tree.ts';

/** what reaches an execution from outside */
export type Signal =
  | { readonly kind: 'start' }
  | { readonly kind: 'tick' }
  | {
      readonly kind: 'answer';
      readonly address: Address;
      readonly serial: number;
      readonly answer: Answer;
      readonly token?: string;
      readonly fromChild?: boolean;
    }
  | {
      readonly kind: 'submitted';
      readonly address: Address;
      readonly serial: number;
      readonly output: Json;
      readonly child: string | null;
    }
  | { readonly kind: 'heartbeat'; readonly address: Address; readonly serial: number; readonly token?: string }
  | { readonly kind: 'redrive' }
  | { readonly kind: 'stop'; readonly error: string | null; readonly cause: string | null };

export interface Step {
  readonly run: Run;
  /** false: the signal came too late, or for something that is not there */
  readonly accepted: boolean;
  /** epoch ms of the next tick it needs, null for none */
  readonly wakeAt: number | null;
}

export interface Start {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly roleArn: string;
  readonly input: Json;
  readonly startedAt: number;
  /** 32 bits that make this execution's randomness its own */
  readonly seed: number;
}

export function newExecution(machine: Machine, start: Start): ExecutionState {
  const { seed, ...given } = start;
  return {
    ...given,
    timeoutAt: machine.timeoutSeconds === null ? null : start.startedAt + machine.timeoutSeconds * 1_000,
    redriveCount: 0,
    random: seed | 0,
    serial: 0,
    logs: [{ last: 0, execution: null, free: false }],
    root: { variables: {}, previous: 0, log: 0, next: machine.startAt, input: start.input, frame: null, item: null },
    ending: null,
  };
}

/**
 * Takes one signal in and runs until everything waits or the execution has ended. Synchronous, and a function of its arguments alone:
 * the same state, signal and instant give the same events again.
 * @param log gets the events, those of child executions excepted
 */
export function advance(
  state: ExecutionState,
  machine: Machine,
  signal: Signal,
  now: number,
  bounded = true,
  log: EventLog = NO_LOG,
): Step {
  const run = new Run(state, now, bounded, log);
  run.drive = (child, states, view) => drive(run, child, states, view);
  if (state.ending !== null) return { run, accepted: false, wakeAt: null };
  let accepted: boolean;
  try {
    accepted = take(run, machine, signal);
  } catch (problem) {
    if (!(problem instanceof ExecutionFailure)) throw problem;
    end(run, { kind: 'failed', error: problem.error, cause: problem.cause_, handleable: false });
    accepted = true;
  }
  return { run, accepted, wakeAt: state.ending === null ? wakeAt(state) : null };
}

function take(run: Run, machine: Machine, signal: Signal): boolean {
  switch (signal.kind) {
    case 'start':
      run.record(0, 0, 'ExecutionStarted', { input: run.state.input, roleArn: run.state.roleArn });
      return proceed(run, machine, []);
    case 'tick':
      return tick(run, machine);
    case 'redrive': {
      run.record(0, 0, 'ExecutionRedriven', { redriveCount: run.state.redriveCount });
      redriveRoot(run, machine);
      return true;
    }
    case 'stop':
      close(
        run,
        machine,
        { status: 'ABORTED', ...plain(signal.error, signal.cause) },
        'ExecutionAborted',
        errorDetails(signal.error, signal.cause),
      );
      return true;
    case 'answer':
    case 'submitted':
    case 'heartbeat':
      return reply(run, machine, signal);
  }
}

type Reply = Extract<Signal, { readonly address: Address }>;

function reply(run: Run, machine: Machine, signal: Reply): boolean {
  const scope = scopeAt(run.state, signal.address);
  const frame = scope?.frame;
  if (scope === undefined || frame === null || frame === undefined) return false;
  if (frame.serial !== signal.serial || frame.phase !== 'in-flight' || frame.flight === null) return false;
  // a child may be faster than the answer that it was started: it is heard after that
  if (signal.kind === 'answer' && signal.fromChild === true && !frame.flight.submitted) return false;
  // a caller from outside has to show the very token of this attempt
  if ('token' in signal && signal.token !== frame.flight.token) return false;
  switch (signal.kind) {
    case 'heartbeat':
      if (frame.flight.heartbeatMs > 0) frame.flight.heartbeatAt = run.now + frame.flight.heartbeatMs;
      frame.wakeAt = earliest(frame);
      return true;
    case 'submitted':
      frame.flight.submitted = true;
      frame.flight.child = signal.child;
      logSubmitted(run, machine, signal, scope, frame);
      return true;
    case 'answer':
      frame.phase = 'answered';
      frame.answer = signal.answer;
      frame.wakeAt = null;
      frame.missedHeartbeat = false;
      return proceed(run, machine, signal.address);
  }
}

function tick(run: Run, machine: Machine): boolean {
  let worked = false;
  for (;;) {
    if (run.state.ending !== null) return true;
    if (run.state.timeoutAt !== null && run.state.timeoutAt <= run.now) {
      close(run, machine, { status: 'TIMED_OUT' }, 'ExecutionTimedOut', { error: 'States.Timeout' });
      return true;
    }
    const late = overdueChild(run.state, run.now);
    if (late !== undefined) {
      cutOff(run, machine, late);
      worked = true;
      continue;
    }
    const due = dueFrames(run.state, run.now)[0];
    if (due === undefined) return worked;
    worked = true;
    wake(run, due.frame);
    proceed(run, machine, due.address);
  }
}

function wake(run: Run, frame: Frame): void {
  frame.wakeAt = null;
  if (frame.phase === 'waiting') frame.phase = 'done';
  else if (frame.phase === 'retrying') {
    frame.phase = 'ready';
    frame.retryCount += 1;
    run.transitions += 1;
  } else {
    const { heartbeatAt = null, timeoutAt = null, child = null } = frame.flight ?? {};
    frame.missedHeartbeat = heartbeatAt !== null && heartbeatAt <= run.now && (timeoutAt === null || heartbeatAt < timeoutAt);
    frame.phase = 'answered';
    frame.answer = { kind: 'timed-out' };
    if (child !== null) run.abandoned.push(child);
  }
}

// from outside: whatever is open ends with it, and history says no more about it
function close(run: Run, machine: Machine, ending: Ending, type: string, details: Readonly<Record<string, Json>>): void {
  const { logs } = run.state;
  const quiet = new Run({ ...run.state, logs: structuredClone(logs) }, run.now, false);
  abortScope(quiet, run.state.root, machine, false);
  run.abandoned.push(...quiet.abandoned);
  run.mapNews.push(...quiet.mapNews);
  // child executions have histories of their own, and theirs go on after a redrive
  for (const [index, log] of logs.entries()) if (log.child !== undefined) log.last = quiet.state.logs[index]?.last ?? log.last;
  run.record(0, 0, type, Object.keys(details).length === 0 ? null : details);
  run.state.ending = ending;
}

/** @returns undefined when nothing runs there any more */
export function scopeAt(state: ExecutionState, address: Address): Scope | undefined {
  let scope: Scope | undefined = state.root;
  for (const index of address) scope = scope?.frame?.crowd?.children[index];
  return scope;
}

function logSubmitted(
  run: Run,
  machine: Machine,
  signal: Reply & { readonly kind: 'submitted' },
  scope: Scope,
  frame: Frame,
): void {
  const level = levels(run, machine, signal.address).at(-1);
  const state = level?.states.byName.get(frame.state);
  if (state?.type !== 'Task') return;
  const resource = parseResource(state.resource);
  if (resource?.kind !== 'integration') return;
  run.event(scope, 'TaskSubmitted', { output: signal.output, ...eventNames(resource) });
}
