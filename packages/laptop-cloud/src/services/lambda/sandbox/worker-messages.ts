import type { TransportRequest, TransportResponse } from '../transport.ts';
import type { Job, Outcome } from './environment.ts';

export type ToWorker =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'reply'; readonly id: number; readonly response: TransportResponse }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string };

/** `ready`: the code is loaded, the time of the handler begins */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'call'; readonly id: number; readonly request: TransportRequest }
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };
