import type { InProcessRequest, InProcessResponse } from '../../../gateway/in-process.ts';
import type { Job, Outcome } from './environment.ts';

export type ToWorker =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'reply'; readonly id: number; readonly response: InProcessResponse }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string };

/** `ready`: the code is loaded, the time of the handler begins */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'call'; readonly id: number; readonly request: InProcessRequest }
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };
