import type { Address, ExecutionState, Frame, Scope } from './frames.ts';

interface Due {
  readonly frame: Frame;
  readonly address: Address;
}

function* frames(scope: Scope, address: Address): Generator<Due> {
  const frame = scope.frame;
  if (frame === null) return;
  yield { frame, address };
  if (frame.crowd === null) return;
  for (const [index, child] of Object.entries(frame.crowd.children)) yield* frames(child, [...address, Number(index)]);
}

/** every state that is being run, outermost first */
export function openFrames(state: ExecutionState): Due[] {
  return [...frames(state.root, [])];
}

/** frames whose time has come, earliest first */
export function dueFrames(state: ExecutionState, now: number): Due[] {
  const due = openFrames(state).filter(({ frame }) => frame.wakeAt !== null && frame.wakeAt <= now);
  return due.sort((a, b) => (a.frame.wakeAt ?? 0) - (b.frame.wakeAt ?? 0) || a.frame.serial - b.frame.serial);
}

/** Express child runs, outermost first */
function* timed(scope: Scope, address: Address): Generator<{ readonly until: number; readonly address: Address }> {
  if (scope.until !== undefined) yield { until: scope.until, address };
  for (const [index, child] of Object.entries(scope.frame?.crowd?.children ?? {}))
    yield* timed(child, [...address, Number(index)]);
}

/** where an Express child run has taken as long as it may, the earliest; undefined for none */
export function overdueChild(state: ExecutionState, now: number): Address | undefined {
  return [...timed(state.root, [])].filter(({ until }) => until <= now).sort((a, b) => a.until - b.until)[0]?.address;
}

/** epoch ms of the next thing the execution waits for by itself; null when only an answer moves it */
export function wakeAt(state: ExecutionState): number | null {
  let first = state.timeoutAt;
  for (const { frame } of frames(state.root, [])) {
    if (frame.wakeAt !== null && (first === null || frame.wakeAt < first)) first = frame.wakeAt;
  }
  for (const { until } of timed(state.root, [])) if (first === null || until < first) first = until;
  return first;
}
