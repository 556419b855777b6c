import { NotDecided } from '../errors.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { DecidedTask, Task } from '../model/task.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { priceTakesTwo } from '../pricing/price-takes-two.ts';
import { waivingTakesTwo } from '../requirement/takes-two.ts';
import { countPeople } from '../same-person.ts';
import { twoPeopleWords } from '../wording/tasks/two-people-phrases.ts';
import type { Worded } from '../wording/told.ts';

/** Why a decision about a merchant in a queue needs two people: policy's queues, and for a review what its assessment found. */
export function fourEyesReasons(policy: Policy, merchant: Merchant, queue: string): readonly Worded[] {
  if (queue === policy.tasks.routing.riskReview && merchant.risk !== undefined) return merchant.risk.fourEyes.reasons;
  if (queue === policy.tasks.routing.pricing && priceTakesTwo(policy, merchant))
    return [twoPeopleWords.tell('price-takes-two', {})];
  if (queue === policy.tasks.routing.changeApproval) return [twoPeopleWords.tell('change-takes-two', {})];
  return policy.tasks.fourEyes.queues.includes(queue) ? [twoPeopleWords.tell('queue-takes-two', { queue })] : [];
}

/** Does this choice take two people? Waiving a requirement that holds back money always does. */
export function takesTwo(
  snapshot: Pick<Snapshot, 'requirements'>,
  { fourEyes, subjectId, subjectKind }: Pick<Task, 'fourEyes' | 'subjectId' | 'subjectKind'>,
  choice: string,
): boolean {
  // one person is enough to stop a change of the account
  if (subjectKind === 'account_change') return choice === 'approve';
  if (fourEyes.required) return true;
  if (choice !== 'waive') return false;
  const requirement = snapshot.requirements.find(({ id }) => id === subjectId);
  return requirement !== undefined && waivingTakesTwo(requirement);
}

/** number of people behind the final decision */
export const peopleBehind = ({ approvals, decision }: DecidedTask): number =>
  countPeople([...approvals.filter(({ choice }) => choice === decision.choice), decision].map(({ by }) => by));

/** Throws NotDecided when a decision that takes two people has only one behind it: a step believes no decision, it counts */
export function demandTwo(snapshot: Snapshot, task: DecidedTask, step: string): void {
  if (!takesTwo(snapshot, task, task.decision.choice) || peopleBehind(task) >= 2) return;
  throw new NotDecided(snapshot.merchant.merchantId, step, { code: 'second-approval', about: { task: task.id } });
}
