import { addDays } from '../calendar/add-days.ts';
import { InvalidInput } from '../errors.ts';
import { letterLanguages } from '../letter/letter-texts.ts';
import type { Context } from '../model/decision.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, OpenTask, Task } from '../model/task.ts';
import { informationCatalogue } from '../policy/information-catalogue.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { demandWithin, firstDue } from '../requirement/postponement.ts';
import type { DecideTaskInput } from './decide-task-input.ts';
import { demandThreePeople } from './demand-three-people.ts';

/** Throws InvalidInput for what the task or policy does not take, NotAllowed for an extension only a lead may give. */
export function checkDecision(snapshot: Snapshot, task: OpenTask | ClaimedTask, input: DecideTaskInput, context: Context): void {
  if (!task.choices.includes(input.choice)) {
    throw new InvalidInput('choice', { code: 'choice-not-offered', about: { choice: input.choice, choices: task.choices } });
  }
  if (input.reason.trim() === '') throw new InvalidInput('reason', { code: 'reason-missing', about: {} });
  checkExtension(snapshot, task, input, context);
  demandThreePeople(snapshot, task, input);
  if (input.choice === 'request_information') checkMessage(input, context.policy);
  if (declinesMerchant(task, input)) checkDecline(input, context.policy);
}

/** declining a merchant takes a code; the protocol of an account change has its own reasons */
export const declinesMerchant = (
  { subjectKind }: Pick<Task, 'subjectKind'>,
  { choice }: Pick<DecideTaskInput, 'choice'>,
): boolean => subjectKind === 'risk_review' && choice === 'decline';

function checkDecline({ declineCode }: DecideTaskInput, { risk }: Policy): void {
  const known = risk.declineReasons.map(({ key }) => key);
  // a policy of before there were codes has none to choose from
  if (known.length === 0 && declineCode === undefined) return;
  if (declineCode === undefined) throw new InvalidInput('declineCode', { code: 'decline-code-missing', about: { known } });
  if (!known.includes(declineCode))
    throw new InvalidInput('declineCode', { code: 'decline-code-unknown', about: { declineCode, known } });
}

function checkExtension(
  snapshot: Snapshot,
  task: OpenTask | ClaimedTask,
  input: DecideTaskInput,
  { policy, now }: Context,
): void {
  const { maximumExtensionDays: maximum, maximumPostponementDays, correctionDeadlineDays } = policy.requirements;
  const days = input.extendDays;
  if (days !== undefined && (days <= 0 || days > maximum)) {
    throw new InvalidInput('extendDays', { code: 'extension-out-of-bounds', about: { days, most: maximum } });
  }
  if (input.choice !== 'extend') return;
  const requirement = findRequirement(snapshot, task.subjectId);
  const due = requirement === undefined ? undefined : firstDue(requirement);
  if (due === undefined) return;
  const to = addDays(now, days ?? correctionDeadlineDays);
  demandWithin(to, addDays(due, maximumPostponementDays), input.roles);
}

function checkMessage({ message }: DecideTaskInput, policy: Policy): void {
  const known = informationCatalogue(policy).map(({ key }) => key);
  if (message === undefined) throw new InvalidInput('message', { code: 'items-missing', about: { known } });
  const strange = message.items.filter((key) => !known.includes(key));
  if (strange.length > 0) throw new InvalidInput('message.items', { code: 'items-unknown', about: { items: strange, known } });
  if (message.language !== undefined && !letterLanguages(policy).includes(message.language))
    throw new InvalidInput('message.language', {
      code: 'language-unknown',
      about: { language: message.language, known: [...letterLanguages(policy)] },
    });
}
