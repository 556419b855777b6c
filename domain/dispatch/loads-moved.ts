import { ConcurrentChange } from '../errors.ts';

/** what the teams of a queue have moved on, and nothing of the merchant: reading that again is enough. To everybody else it is a ConcurrentChange */
export class LoadsMoved extends ConcurrentChange {
  readonly loadsOnly = true;
}
