import type { DeadLetterQueue } from './dead-letter-queues.ts';

/** how a replay ended; `resumed`: an earlier sending of the same wish ended in the middle, and the counts are of what was left */
export type ReplayOutcome =
  | { readonly kind: 'moving'; readonly already: boolean; readonly resumed: boolean }
  | {
      readonly kind: 'replayed';
      readonly count: number;
      /** still there, `poison` of them because the bus will never take them */
      readonly kept: number;
      readonly poison: number;
      readonly resumed: boolean;
    };

/** who had a queue replayed last, and when */
export interface LastReplay {
  /** of the queue, from then on: counts its replays, and the first is the second version */
  readonly version: number;
  readonly by: string;
  /** ISO 8601 UTC with milliseconds */
  readonly at: string;
}
export interface ReplayOrder extends LastReplay {
  /** of the request */
  readonly key: string;
  readonly reason: string;
}
/** the version of a queue nobody had replayed yet */
export const neverReplayed = 1;

/** orders to replay dead letters, kept for good; every method may throw ServiceUnavailable */
export interface DeadLetterReplays {
  /** of every queue that was replayed; eventually consistent */
  lasts(): Promise<ReadonlyMap<DeadLetterQueue, LastReplay>>;
  /** consistent */
  last(queue: DeadLetterQueue): Promise<LastReplay | undefined>;
  /** the order of a request, with its outcome once it has one; consistent */
  find(queue: DeadLetterQueue, key: string): Promise<(ReplayOrder & { readonly outcome?: ReplayOutcome }) | undefined>;
  /** before anything is done: false when the queue is not at the version before it any more, or the key has ordered already */
  order(queue: DeadLetterQueue, order: ReplayOrder): Promise<boolean>;
  /** keeps how the order of a key ended; of two the first stays, and is the answer. Throws when it was never ordered */
  finish(queue: DeadLetterQueue, key: string, outcome: ReplayOutcome): Promise<ReplayOutcome>;
}
