import type { Json } from '../json.ts';

/** how a frame of an execution stands after its states had their turn */
export type Outcome =
  | { readonly kind: 'blocked' }
  | { readonly kind: 'succeeded'; readonly output: Json }
  | {
      readonly kind: 'failed';
      readonly error: string | null;
      readonly cause: string | null;
      readonly handleable: boolean;
      /** an Express child run that took longer than it may */
      readonly timedOut?: boolean;
    };
