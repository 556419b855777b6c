import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type ClimbLadderInput, climbLadder, climbLadderInput } from '../../../domain/climb/climb-ladder.ts';
import { nudgeAnswer } from '../../../domain/nudge/nudge-answer.ts';

export { climbLadderInput as input, nudgeAnswer as result };

/** send, wait, suppress, escalate or stop, and done: every answer is on the timeline */
export const handle = (work: UnitOfWork) => (input: ClimbLadderInput) => work.step(input, climbLadder);
