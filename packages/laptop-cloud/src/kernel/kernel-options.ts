import type { Instant } from '../contract.ts';
import type { Speed } from './clock.ts';
import type { Log } from './failures.ts';

export interface KernelOptions {
  /** where journal.sqlite lives; absent: in memory, forgotten at the end */
  readonly stateDir?: string | undefined;
  /** default Infinity: the clock stands still until runUntil */
  readonly speed?: Speed;
  /** units at a time; 1 makes a run deterministic. Default 16 */
  readonly concurrency?: number;
  /** absent: the system's randomness */
  readonly seed?: number | undefined;
  /** virtual start of a fresh state folder; an older one goes on where it stopped. Default: the wall clock */
  readonly start?: Instant | undefined;
  readonly account?: string;
  readonly region?: string;
  readonly log?: Log;
}

/** where time begins; `stopped` is the instant the state folder was left at */
export function startOf({ speed, start }: KernelOptions, stopped: Instant | undefined): Instant {
  if (stopped === undefined) return start ?? Date.now();
  // time passed while a real-time cloud was off, as it does on AWS; any other clock goes on where it stopped
  return speed === 'real' && start === undefined ? Math.max(stopped, Date.now()) : stopped;
}
