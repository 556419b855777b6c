import type { States } from '../definition/types.ts';
import type { Scope } from '../execution/frames.ts';
import { endChild } from '../execution/map-child.ts';
import type { Run } from '../execution/run.ts';

const LOGGED = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/**
 * Tells history what a scope has open, innermost first, when that ends with something else. The scope stays as it was, for a redrive.
 * @param failedItself the scope ended by its own failure: only an open task is logged then
 */
export function abortScope(run: Run, scope: Scope, states: States, failedItself: boolean): void {
  const frame = scope.frame;
  if (frame === null) return;
  const state = states.byName.get(frame.state);
  if (state === undefined) return;
  for (const [index, child] of Object.entries(frame.crowd?.children ?? {})) {
    const inner = state.type === 'Map' ? state.processor : state.type === 'Parallel' ? state.branches[Number(index)] : undefined;
    if (inner !== undefined) abortScope(run, child, inner, false);
    if (state.type === 'Map' && state.distributed) endChild(run, child, { status: 'ABORTED' });
    else if (state.type === 'Map') run.event(child, 'MapIterationAborted', { index: Number(index), name: state.name }, false);
  }
  if (frame.crowd !== null && frame.crowd.run !== null)
    run.mapNews.push({ kind: 'run-ended', arn: frame.crowd.run, status: 'ABORTED' });
  if (frame.flight?.child) run.abandoned.push(frame.flight.child);
  if (LOGGED.has(state.type) && (!failedItself || state.type === 'Task'))
    run.event(scope, `${state.type}StateAborted`, null, false);
}
