import type { StateFailure } from '../asl-failure.ts';
import type { Catcher, Retrier, State } from '../definition/types.ts';

const TIMEOUTS = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

/** whether a Retry or Catch entry that names `pattern` is meant by this failure; documented: States.TaskFailed is a wildcard for all but timeouts */
export function matches(pattern: string, failure: { readonly error: string | null }, heartbeat: boolean): boolean {
  if (pattern === 'States.ALL') return true;
  if (pattern === 'States.HeartbeatTimeout' && heartbeat) return true;
  if (pattern === failure.error) return true;
  return pattern === 'States.TaskFailed' && !TIMEOUTS.has(failure.error ?? '');
}

export interface HandledFailure {
  readonly failure: StateFailure;
  /** a missed heartbeat, which the history calls States.Timeout */
  readonly heartbeat: boolean;
}

const means = (names: readonly string[], { failure, heartbeat }: HandledFailure): boolean =>
  names.some((name) => matches(name, failure, heartbeat));

/** @returns index of the first entry that means this failure, -1 for none */
export function findRetrier(state: State, failed: HandledFailure): number {
  return 'retry' in state ? state.retry.findIndex((entry) => means(entry.errors, failed)) : -1;
}

export function findCatcher(state: State, failed: HandledFailure): Catcher | undefined {
  return 'catch' in state ? state.catch.find((entry) => means(entry.errors, failed)) : undefined;
}

/**
 * Seconds before the next attempt.
 * @param attempt attempts made by this entry so far, from 0
 * @param draw 0 <= x < 1, used by FULL jitter only
 */
export function retryDelaySeconds(retrier: Retrier, attempt: number, draw: () => number): number {
  const full = retrier.intervalSeconds * retrier.backoffRate ** attempt;
  const capped = retrier.maxDelaySeconds === null ? full : Math.min(full, retrier.maxDelaySeconds);
  return retrier.fullJitter ? draw() * capped : capped;
}
