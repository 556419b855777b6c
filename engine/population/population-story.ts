import type { DecidedTask } from '../../domain/model/task.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { OpenOutside } from '../outside-world.ts';
import type { Story } from '../play-merchant.ts';
import type { Stage } from '../stage.ts';

/** a question people were asked and had not answered yet */
export interface OpenQuestion {
  readonly queue: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** a merchant's own story: what reached it from outside, and what people decided about it */
export interface PopulationStory extends Story {
  readonly name: string;
  readonly decisions: readonly DecidedTask[];
  readonly open: readonly OpenQuestion[];
}

/** tasks that were decided as people did, and those the model of the desk decided because nobody ever had them */
export interface DecidedBy {
  replayed: number;
  modelled: number;
}

/** who is around merchants whose stories are stored */
export interface Outsiders {
  openOutside(policy: Policy, story: PopulationStory, tally: DecidedBy): OpenOutside;
  sourceOf(policy: Policy): Stage['sourceOf'];
}
