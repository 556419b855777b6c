import type { DeadLetterQueue } from './dead-letter-queues.ts';
import type { Letter } from './read-letter.ts';

/** a message somebody is looking at: hidden from others until it is released, removed, or its time is over */
export interface HeldLetter extends Letter {
  readonly id: string;
  /** names this very look, to remove or release it by */
  readonly receipt: string;
  /** ISO 8601 UTC with milliseconds */
  readonly sentAt: string;
  /** how often it was looked at */
  readonly receives: number;
}

/** the queues of what nobody could deliver or process; every method may throw ServiceUnavailable */
export interface DeadLetters {
  /** about how many there are, those somebody looks at just now included */
  waiting(queue: DeadLetterQueue): Promise<number>;
  /** some of them, in no order and without a cursor: a queue has neither. They stay */
  look(queue: DeadLetterQueue, most: number): Promise<readonly HeldLetter[]>;
  /** some of them to deal with; what is neither removed nor released comes back after a minute */
  take(queue: DeadLetterQueue, most: number): Promise<readonly HeldLetter[]>;
  release(queue: DeadLetterQueue, letters: readonly HeldLetter[]): Promise<void>;
  remove(queue: DeadLetterQueue, letter: HeldLetter): Promise<void>;
  /** orders SQS to move all of them back to the queue they came from */
  moveBack(queue: DeadLetterQueue): Promise<'moving' | 'moving_already'>;
}
