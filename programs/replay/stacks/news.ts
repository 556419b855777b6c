import type { ReplayInput, ReplayOutcome } from '../play-history.ts';

/** what a stack in a thread of its own is given; its shape is taken on trust, both ends are ours */
export type Task = Omit<ReplayInput, 'progress' | 'resumed'>;

export type News =
  | { readonly kind: 'progress'; readonly at: number; readonly fed: number; readonly all: number }
  | { readonly kind: 'resumed'; readonly at: number }
  | { readonly kind: 'outcome'; readonly outcome: ReplayOutcome };
