import type { ReplayInput, ReplayOutcome } from '../play-history.ts';

/** messages to a stack in its own thread; both ends are ours, so the shape is not checked */
export type Task = Omit<ReplayInput, 'progress' | 'resumed'>;

export type News =
  | { readonly kind: 'progress'; readonly at: number; readonly fed: number; readonly all: number }
  | { readonly kind: 'resumed'; readonly at: number }
  | { readonly kind: 'outcome'; readonly outcome: ReplayOutcome };
