import { StateFailure } from '../asl-failure.ts';
import type { MapState, ParallelState, States } from '../definition/types.ts';
import { plain } from '../execution/ending.ts';
import { ITERATION_SUCCEEDED } from '../execution/event-log.ts';
import type { Crowd, Ending, Scope } from '../execution/frames.ts';
import { endChild } from '../execution/map-child.ts';
import type { Outcome } from '../execution/outcome.ts';
import type { View } from '../execution/run.ts';
import type { Json } from '../json.ts';
import { abortScope } from './abort.ts';
import { endRun, startWriting } from './crowd-flight.ts';
import { freeLog, startIteration } from './iteration.ts';
import { BLOCKED, type Leaving, type Step, type Turn } from './state-step.ts';

/** starts what may start, takes in what ended, until every child waits or all is done */
export function runCrowd(state: ParallelState | MapState, turn: Turn): Step {
  const crowd = crowdOf(turn);
  while (crowd.failure === null && crowd.next < crowd.size && crowd.active < crowd.concurrency) {
    const index = crowd.next;
    crowd.next += 1;
    const child = state.type === 'Map' ? startIteration(state, index, turn, crowd) : startBranch(state, index, turn);
    const outcome = turn.run.drive(child, statesOf(state, index), childView(state, index, child, turn.view));
    if (outcome.kind === 'blocked') {
      crowd.children[index] = child;
      crowd.active += 1;
    } else childEnded(state, index, child, outcome, turn);
  }
  if (crowd.failure !== null) return collapse(state, crowd, turn);
  return crowd.active > 0 ? BLOCKED : finish(state, crowd, turn);
}

export const statesOf = (state: ParallelState | MapState, index: number): States => {
  const states = state.type === 'Map' ? state.processor : state.branches[index];
  if (states === undefined) throw new Error(`the state ${state.name} has no branch ${index}`);
  return states;
};

/** what a child sees of outer variables; a distributed Map's child run sees none */
export function childView(state: ParallelState | MapState, index: number, child: Scope, outer: View): View {
  const shared = state.type === 'Map' && state.distributed ? null : outer;
  return { variables: child.variables, outer: shared, address: [...outer.address, index] };
}

function crowdOf(turn: Turn): Crowd {
  if (turn.frame.crowd === null) throw new Error(`the state ${turn.frame.state} has no children`);
  return turn.frame.crowd;
}

function startBranch(state: ParallelState, index: number, { scope, frame }: Turn): Scope {
  const input = frame.flight?.arguments ?? frame.input;
  const states = statesOf(state, index);
  return {
    variables: {},
    previous: frame.crowd?.freedBy ?? scope.previous,
    log: scope.log,
    next: states.startAt,
    input,
    frame: null,
    item: scope.item,
  };
}

/** takes a waiting child out and its end in */
export function waitingChildEnded(state: ParallelState | MapState, index: number, outcome: Outcome, turn: Turn): void {
  const crowd = crowdOf(turn);
  const child = crowd.children[index];
  if (child === undefined || outcome.kind === 'blocked') return;
  delete crowd.children[index];
  crowd.active -= 1;
  childEnded(state, index, child, outcome, turn);
}

function childEnded(state: ParallelState | MapState, index: number, child: Scope, outcome: Ended, turn: Turn): void {
  const crowd = crowdOf(turn);
  const { run, scope } = turn;
  const inline = state.type === 'Map' && !state.distributed;
  if (state.type === 'Map' && state.distributed) {
    endChild(run, child, endingOf(outcome));
    freeLog(run, child);
  } else scope.previous = child.previous;
  if (outcome.kind === 'succeeded') {
    crowd.succeeded += 1;
    // what a ResultWriter writes is kept with the child
    if (state.type !== 'Map' || state.writer === null) crowd.results[index] = outcome.output;
    if (inline) {
      scope.previous = run.write(child.log, child.previous, ITERATION_SUCCEEDED, [index, state.name]);
      crowd.freedBy = child.previous;
    }
    return;
  }
  crowd.failed += 1;
  crowd.failedItems += crowd.batches?.[index] ?? 1;
  if (inline) {
    run.event(child, 'MapIterationFailed', { index, name: state.name }, false);
    crowd.freedBy = child.previous;
  }
  if (state.type === 'Map' && state.distributed) {
    crowd.lost.push(index);
    if (tolerated(crowd)) return;
    crowd.failure = {
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
      handleable: true,
    };
    return;
  }
  // a failed branch's open task is logged as aborted, too
  if (state.type === 'Parallel') abortScope(run, child, statesOf(state, index), true);
  crowd.failedIndex = index;
  crowd.children[index] = child;
  crowd.active += 1;
  crowd.failure = { error: outcome.error, cause: outcome.cause, handleable: outcome.handleable };
}

const endingOf = (outcome: Ended): Ending =>
  outcome.kind === 'succeeded'
    ? { status: 'SUCCEEDED', output: outcome.output }
    : outcome.timedOut === true
      ? { status: 'TIMED_OUT' }
      : { status: 'FAILED', ...plain(outcome.error, outcome.cause) };

type Ended = Exclude<Outcome, { readonly kind: 'blocked' }>;

function tolerated(crowd: Crowd): boolean {
  if (crowd.toleratedCount === null && crowd.toleratedPercentage === null) return false;
  if (crowd.toleratedCount !== null && crowd.failedItems > crowd.toleratedCount) return false;
  return crowd.toleratedPercentage === null || (crowd.failedItems / crowd.totalItems) * 100 <= crowd.toleratedPercentage;
}

// children stay where they are: a redrive goes on with those that did not succeed
function collapse(state: ParallelState | MapState, crowd: Crowd, turn: Turn): Step {
  const { run } = turn;
  for (const [index, child] of Object.entries(crowd.children)) {
    if (Number(index) === crowd.failedIndex) continue;
    abortScope(run, child, statesOf(state, Number(index)), false);
    if (state.type === 'Map' && state.distributed) endChild(run, child, { status: 'ABORTED' });
    else if (state.type === 'Map') run.event(child, 'MapIterationAborted', { index: Number(index), name: state.name }, false);
  }
  if (state.type !== 'Map' || state.writer === null) return fail(crowd, turn);
  // while the results are written nothing of the children goes on by itself
  for (const [index, child] of Object.entries(crowd.children)) {
    crowd.lost.push(Number(index));
    freeLog(run, child);
  }
  crowd.children = {};
  crowd.active = 0;
  return startWriting(state, crowd, turn);
}

function fail(crowd: Crowd, turn: Turn): never {
  const { error, cause, handleable } = crowd.failure ?? { error: null, cause: null, handleable: true };
  endRun(crowd, turn, error, cause);
  throw new StateFailure(error, cause, handleable);
}

function finish(state: ParallelState | MapState, crowd: Crowd, turn: Turn): Step {
  if (state.type === 'Map' && state.writer !== null) return startWriting(state, crowd, turn);
  // failed items of a tolerant Map leave no hole in its result
  return conclude(state, crowd, crowd.failed === 0 ? crowd.results : crowd.results.filter((item) => item !== undefined), turn);
}

/** the results are in their files: the Map ends as its children let it */
export function written(state: MapState, crowd: Crowd, result: Json, turn: Turn): Step {
  return crowd.failure === null ? conclude(state, crowd, result, turn) : fail(crowd, turn);
}

function conclude(state: ParallelState | MapState, crowd: Crowd, result: Json, { run, scope, frame }: Turn): Leaving {
  if (crowd.run !== null) {
    run.event(scope, 'MapRunSucceeded', null);
    run.mapNews.push({ kind: 'run-ended', arn: crowd.run, status: 'SUCCEEDED' });
  }
  run.event(scope, `${state.type}StateSucceeded`, null, false);
  frame.crowd = null;
  frame.flight = null;
  return { kind: 'leaving', result, next: state.next, output: state.output, assign: state.assign };
}
