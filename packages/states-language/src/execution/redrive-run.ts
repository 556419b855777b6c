import type { Machine, States } from '../definition/types.ts';
import type { ExecutionState, Scope } from './frames.ts';

/**
 * The state an ended execution goes on from: what failed or was cut off begins again with fresh retry counters, what succeeded stays.
 * A Parallel or Map that failed begins again with all of its children.
 */
export function prepareRedrive(ended: ExecutionState, machine: Machine, now: number): ExecutionState {
  const state: ExecutionState = structuredClone(ended);
  state.ending = null;
  state.redriveCount += 1;
  state.redrivenAt = now;
  state.timeoutAt = machine.timeoutSeconds === null ? null : now + machine.timeoutSeconds * 1_000;
  rewind(state.root, machine);
  return state;
}

function rewind(scope: Scope, states: States): void {
  const frame = scope.frame;
  if (frame === null) return;
  frame.retryCount = 0;
  frame.retries = null;
  frame.answer = null;
  const state = states.byName.get(frame.state);
  // what was still to be read is read anew
  if (frame.crowd !== null && !frame.crowd.reading && state !== undefined) {
    for (const [index, child] of Object.entries(frame.crowd.children)) {
      const inner =
        state.type === 'Map' ? state.processor : state.type === 'Parallel' ? state.branches[Number(index)] : undefined;
      if (inner !== undefined) rewind(child, inner);
    }
    frame.crowd.failure = null;
    frame.crowd.failed = 0;
    frame.crowd.failedItems = 0;
    frame.phase = 'crowd';
    frame.flight = state.type === 'Map' ? null : frame.flight;
    frame.crowd.failedIndex = -1;
    return;
  }
  // entered anew: the state logs its Entered event again
  scope.next = frame.state;
  scope.input = frame.input;
  scope.frame = null;
}
