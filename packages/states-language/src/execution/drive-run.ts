import { EvaluationFailure, oversize, StateFailure } from '../asl-failure.ts';
import { fill } from '../asl-template.ts';
import type { State, States } from '../definition/types.ts';
import type { Json } from '../json.ts';
import type { Bindings } from '../jsonata/jsonata-expression.ts';
import { exceedDataLimitTogether, exceedsDataLimit } from '../limits.ts';
import { abortScope } from '../states/abort.ts';
import { runCrowd, statesOf } from '../states/crowd.ts';
import { goOnWithFiles, startMap, startParallel } from '../states/gather.ts';
import { choose, fail, passOn, wait } from '../states/simple.ts';
import { BLOCKED, type Leaving, type Step, type Turn } from '../states/state-step.ts';
import { conclude, errorDetails, schedule } from '../states/task-state.ts';
import { ENTERED, EXITED, EXITED_ASSIGNING } from './event-log.ts';
import type { Frame, Scope } from './frames.ts';
import { findCatcher, findRetrier, type HandledFailure, retryDelaySeconds } from './handling.ts';
import type { Outcome } from './outcome.ts';
import type { Extras, Run, View } from './run.ts';

/** runs a scope until it ends or every part of it waits */
export function drive(run: Run, scope: Scope, states: States, view: View): Outcome {
  for (;;) {
    const frame = scope.frame ?? enter(run, scope, states);
    const state = states.byName.get(frame.state);
    if (state === undefined) throw new Error(`the state ${frame.state} is not in its definition`);
    const turn: Turn = { run, scope, frame, view };
    let outcome: Outcome | null;
    try {
      const step = perform(state, turn);
      if (step.kind === 'blocked') return step;
      outcome = leave(state, turn, step, step.result === undefined ? {} : { result: step.result }, frame.input);
    } catch (problem) {
      outcome = handle(state, turn, problem);
    }
    if (outcome !== null) return outcome;
  }
}

/** begins the scope's next state */
export function enter(run: Run, scope: Scope, states: States): Frame {
  const state = states.byName.get(scope.next);
  if (state === undefined) throw new StateFailure('States.Runtime', `the state ${scope.next} does not exist`);
  const enteredPrevious = scope.previous;
  const enteredId = run.write(scope.log, enteredPrevious, ENTERED[state.type], [state.name, scope.input]);
  scope.previous = enteredId;
  run.transitions += 1;
  scope.frame = {
    state: state.name,
    serial: run.nextSerial(),
    phase: 'ready',
    enteredId,
    enteredPrevious,
    enteredAt: run.now,
    input: scope.input,
    retryCount: 0,
    retries: null,
    wakeAt: null,
    flight: null,
    answer: null,
    missedHeartbeat: false,
    crowd: null,
  };
  return scope.frame;
}

/** gives a state its turn; throws what makes it fail */
export function perform(state: State, turn: Turn): Step {
  const { frame } = turn;
  if (frame.phase === 'in-flight' || frame.phase === 'waiting' || frame.phase === 'retrying') return BLOCKED;
  switch (state.type) {
    case 'Pass':
    case 'Succeed':
      return passOn(state);
    case 'Fail':
      return fail(state, turn);
    case 'Choice':
      return choose(state, turn);
    case 'Wait':
      return frame.phase === 'done' ? passOn(state) : wait(state, turn);
    case 'Task':
      return frame.phase === 'answered' ? conclude(state, turn) : schedule(state, turn);
    case 'Parallel':
      return frame.phase === 'crowd' ? runCrowd(state, turn) : startParallel(state, turn);
    case 'Map':
      if (frame.phase === 'answered') return goOnWithFiles(state, turn);
      return frame.phase === 'crowd' ? runCrowd(state, turn) : startMap(state, turn);
  }
}

/** Assign and Output, the Exited event, and on to the next state. @returns null when the scope goes on */
export function leave(
  state: State,
  turn: Turn,
  leaving: Omit<Leaving, 'result' | 'kind'>,
  extras: Extras,
  input: Json,
): Outcome | null {
  const { run, scope, frame, view } = turn;
  let output = extras.result ?? extras.errorOutput ?? input;
  let assigned: Record<string, Json> | null = null;
  if (leaving.output !== null || leaving.assign.length > 0) {
    const bindings: Bindings = run.bindings(scope, frame, view, 'retry' in state, extras);
    if (leaving.assign.length > 0) {
      assigned = {};
      for (const { name, value } of leaving.assign) assigned[name] = fill(value, bindings);
    }
    if (leaving.output !== null) output = fill(leaving.output, bindings);
  }
  if ((output !== input && exceedsDataLimit(output)) || (assigned !== null && exceedDataLimitTogether(Object.values(assigned)))) {
    const failure = oversize(state.name);
    throw new StateFailure(failure.error, failure.cause_, false);
  }
  scope.previous =
    assigned === null
      ? run.write(scope.log, scope.previous, EXITED[state.type], [state.name, output])
      : run.write(scope.log, scope.previous, EXITED_ASSIGNING[state.type], [state.name, output, assigned]);
  if (assigned !== null) Object.assign(scope.variables, assigned);
  scope.frame = null;
  if (leaving.next === null) return { kind: 'succeeded', output };
  scope.next = leaving.next;
  scope.input = output;
  return null;
}

/** retries, catches, or ends the scope. @returns null when the scope goes on */
function handle(state: State, turn: Turn, problem: unknown): Outcome | null {
  const { run, frame } = turn;
  const failed = toFailure(state, turn, problem);
  abortCrowd(state, turn);
  if (failed.failure.handleable) {
    const index = findRetrier(state, failed);
    const retrier = 'retry' in state && index >= 0 ? state.retry[index] : undefined;
    if (retrier !== undefined && 'retry' in state) {
      frame.retries ??= state.retry.map(() => 0);
      const attempt = frame.retries[index] ?? 0;
      if (attempt < retrier.maxAttempts) {
        frame.retries[index] = attempt + 1;
        frame.phase = 'retrying';
        frame.crowd = null;
        frame.flight = null;
        frame.wakeAt = run.now + Math.ceil(retryDelaySeconds(retrier, attempt, () => run.random()) * 1_000);
        return { kind: 'blocked' };
      }
    }
  }
  if (state.type === 'Map' || state.type === 'Parallel') run.event(turn.scope, `${state.type}StateFailed`, null);
  const catcher = failed.failure.handleable ? findCatcher(state, failed) : undefined;
  const { error, cause_: cause, handleable } = failed.failure;
  if (catcher === undefined) return { kind: 'failed', error, cause, handleable };
  const errorOutput: Json = { Error: error, Cause: cause ?? (error === 'States.Timeout' ? '' : null) };
  try {
    return leave(state, turn, catcher, { errorOutput }, frame.input);
  } catch (inner) {
    const { failure } = toFailure(state, turn, inner);
    return { kind: 'failed', error: failure.error, cause: failure.cause_, handleable: failure.handleable };
  }
}

/** what was thrown as the failure Retry and Catch look at; logs EvaluationFailed */
export function toFailure(state: State, turn: Turn, problem: unknown): HandledFailure {
  const { run, scope, frame } = turn;
  const heartbeat = frame.phase === 'answered' && frame.missedHeartbeat;
  if (problem instanceof StateFailure) return { failure: problem, heartbeat };
  if (!(problem instanceof EvaluationFailure)) throw problem;
  const cause = `An error occurred while executing the state '${state.name}' (entered at the event id #${frame.enteredId}). ${problem.message}`;
  if (!problem.afterEntered) scope.previous = frame.enteredPrevious;
  const details: Record<string, Json> = { ...errorDetails('States.QueryEvaluationError', cause), state: state.name };
  if (problem.location !== null) details.location = problem.location;
  run.event(scope, 'EvaluationFailed', details);
  return { failure: new StateFailure('States.QueryEvaluationError', cause), heartbeat: false };
}

// a failure of the state itself (its ItemSelector, say) leaves children behind
function abortCrowd(state: State, { run, frame }: Turn): void {
  frame.wakeAt = null;
  if ((state.type === 'Map' || state.type === 'Parallel') && frame.crowd !== null && frame.crowd.failure === null) {
    for (const [index, child] of Object.entries(frame.crowd.children))
      abortScope(run, child, statesOf(state, Number(index)), false);
  }
}
