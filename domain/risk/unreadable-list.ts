import { InvalidInput } from '../errors.ts';
import type { Refusal } from '../refusal.ts';

/** a file that is not what its format says, contradicts itself, or is no better than the list it would replace: nothing of it is taken */
export class UnreadableList extends InvalidInput {
  constructor(why: Refusal, field = 'file') {
    super(field, why);
  }
}
