import type { Machine, States } from '../definition/types.ts';
import { abortScope } from '../states/abort.ts';
import { childView, statesOf, waitingChildEnded } from '../states/crowd.ts';
import { startIteration } from '../states/iteration.ts';
import type { Turn } from '../states/state-step.ts';
import { drive } from './drive-run.ts';
import { end } from './ending.ts';
import type { Address, Crowd, Scope } from './frames.ts';
import { executionOf } from './map-child.ts';
import type { Outcome } from './outcome.ts';
import type { Run, View } from './run.ts';

export interface Level {
  readonly scope: Scope;
  readonly states: States;
  readonly view: View;
}

/** from the root down to the scope at the address. Throws when nothing runs there */
export function levels(run: Run, machine: Machine, address: Address): Level[] {
  let level: Level = { scope: run.state.root, states: machine, view: rootView(run) };
  const found = [level];
  for (const index of address) {
    const frame = level.scope.frame;
    const state = frame === null ? undefined : level.states.byName.get(frame.state);
    const child = frame?.crowd?.children[index];
    if (child === undefined || (state?.type !== 'Map' && state?.type !== 'Parallel'))
      throw new Error(`nothing runs at ${address.join('.')}`);
    level = { scope: child, states: statesOf(state, index), view: childView(state, index, child, level.view) };
    found.push(level);
  }
  return found;
}

const rootView = (run: Run): View => ({ variables: run.state.root.variables, outer: null, address: [] });

/** after a redrive: children that did not succeed first, then what waited for them */
export function redriveRoot(run: Run, machine: Machine): void {
  const outcome = goOn(run, run.state.root, machine, rootView(run));
  if (outcome.kind !== 'blocked') end(run, outcome);
}

function goOn(run: Run, scope: Scope, states: States, view: View): Outcome {
  const frame = scope.frame;
  const state = frame === null ? undefined : states.byName.get(frame.state);
  if (frame !== null && frame.crowd !== null && (state?.type === 'Map' || state?.type === 'Parallel')) {
    const turn: Turn = { run, scope, frame, view };
    redriveRun(run, scope, frame.crowd);
    if (state.type === 'Map')
      for (const index of frame.crowd.lost.splice(0)) {
        frame.crowd.children[index] = startIteration(state, index, turn, frame.crowd);
        frame.crowd.active += 1;
      }
    for (const [index, child] of Object.entries(frame.crowd.children)) {
      const at = Number(index);
      waitingChildEnded(state, at, goOn(run, child, statesOf(state, at), childView(state, at, child, view)), turn);
    }
  }
  return drive(run, scope, states, view);
}

// a distributed Map's run is redriven with its execution; its unfinished child executions go on under their own names
function redriveRun(run: Run, scope: Scope, crowd: Crowd): void {
  if (crowd.run === null) return;
  run.event(scope, 'MapRunRedriven', { mapRunArn: crowd.run, redriveCount: run.state.redriveCount });
  run.mapNews.push({ kind: 'run-redriven', arn: crowd.run });
  for (const child of Object.values(crowd.children))
    run.mapNews.push({ kind: 'child-resumed', arn: executionOf(run, child.log) });
}

/** goes on at an address and, where that ends, upwards. Always true: the signal was of use */
export function proceed(run: Run, machine: Machine, address: Address): boolean {
  const path = levels(run, machine, address);
  let outcome: Outcome = { kind: 'blocked' };
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const level = path[depth];
    if (level === undefined) break;
    outcome = drive(run, level.scope, level.states, level.view);
    if (outcome.kind === 'blocked') return true;
    const parent = path[depth - 1];
    if (parent !== undefined) tellParent(run, parent, address[depth - 1] ?? 0, outcome);
  }
  if (outcome.kind !== 'blocked') end(run, outcome);
  return true;
}

/** an Express child run took as long as it may: it ends as timed out, and whoever waited for it goes on */
export function cutOff(run: Run, machine: Machine, address: Address): void {
  const path = levels(run, machine, address);
  const [parent, child] = [path.at(-2), path.at(-1)];
  if (parent === undefined || child === undefined) return;
  abortScope(run, child.scope, child.states, false);
  const late = { kind: 'failed', error: 'States.Timeout', cause: null, handleable: true, timedOut: true } as const;
  tellParent(run, parent, address.at(-1) ?? 0, late);
  proceed(run, machine, address.slice(0, -1));
}

function tellParent(run: Run, parent: Level, index: number, outcome: Outcome): void {
  const frame = parent.scope.frame;
  const state = frame === null ? undefined : parent.states.byName.get(frame.state);
  if (frame === null || (state?.type !== 'Map' && state?.type !== 'Parallel')) return;
  const turn: Turn = { run, scope: parent.scope, frame, view: parent.view };
  waitingChildEnded(state, index, outcome, turn);
}
