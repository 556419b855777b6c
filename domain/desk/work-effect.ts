import { type Changes, type Context, nothing } from '../model/decision.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import type { DecidedTask } from '../model/task.ts';
import { closeRequest } from '../request/answer.ts';
import { issueDone } from './engineering-issue.ts';
import { boardByHand, removeByHand } from './methods-by-hand.ts';
import { agree } from './prices-by-hand.ts';
import { rejectByHand, verifyByHand } from './verify-by-hand.ts';

/**
 * What a decided task that no run waits for does, in the decision's own transaction. `snapshot` has the task decided already. Throws
 * Conflict when the requirement is no longer open to it, InvalidInput for a rejection without a reason policy knows.
 */
export const workEffect = (snapshot: Snapshot, task: DecidedTask, context: Context): Changes => {
  if (task.run === undefined && task.raisedBy !== undefined) return issueDone(snapshot, task, context);
  if (task.run === undefined && task.subjectKind === 'case')
    return closeRequest(snapshot, task.subjectId, task.decision.by, context);
  const known = task.subjectKind === 'requirement' ? findRequirement(snapshot, task.subjectId) : undefined;
  if (task.run !== undefined || known === undefined) return nothing(undefined);
  const { choice, by, reason, rejection = '' } = task.decision;
  const deed = { id: `task/${task.id}/${choice}/${task.version}`, by, reason };
  switch (choice) {
    case 'verify':
      return verifyByHand(snapshot, known, deed, context);
    case 'reject':
      return rejectByHand(snapshot, known, rejection, deed, context);
    case 'agree': {
      const { approvals } = task;
      return agree(snapshot, { id: deed.id, reason, by, approvedBy: approvals.map((one) => one.by) }, context);
    }
    case 'board':
      return boardByHand(snapshot, known.subject.id, deed, context);
    case 'remove':
      return removeByHand(snapshot, known.subject.id, deed, context);
    default:
      return nothing(undefined);
  }
};
