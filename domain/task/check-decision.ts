import { addDays } from '../calendar/add-days.ts';
import { InvalidInput } from '../errors.ts';
import type { Context } from '../model/decision.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, OpenTask } from '../model/task.ts';
import { messageLanguages } from '../nudge/message-catalogue.ts';
import { informationCatalogue } from '../policy/information-catalogue.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { demandWithin, firstDue } from '../requirement/postponement.ts';
import type { DecideTaskInput } from './decide-task-input.ts';

/** Throws InvalidInput for what the task or policy does not take, NotAllowed for an extension only a lead may give. */
export function checkDecision(snapshot: Snapshot, task: OpenTask | ClaimedTask, input: DecideTaskInput, context: Context): void {
  if (!task.choices.includes(input.choice)) {
    throw new InvalidInput('choice', `is "${input.choice}"; task "${task.id}" offers ${task.choices.join(', ')}`, {
      refusal: { code: 'choice-not-offered', about: { choice: input.choice, choices: task.choices } },
    });
  }
  if (input.reason.trim() === '')
    throw new InvalidInput('reason', 'is empty; say why, the timeline keeps it', {
      refusal: { code: 'reason-missing', about: {} },
    });
  checkExtension(snapshot, task, input, context);
  if (input.choice === 'request_information') checkMessage(input, context.policy);
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
    throw new InvalidInput('extendDays', `is ${days}; policy allows more than 0 and at most ${maximum} days at once`, {
      refusal: { code: 'extension-out-of-bounds', about: { days, most: maximum } },
    });
  }
  if (input.choice !== 'extend') return;
  const requirement = findRequirement(snapshot, task.subjectId);
  const due = requirement === undefined ? undefined : firstDue(requirement);
  if (due === undefined) return;
  const to = addDays(now, days ?? correctionDeadlineDays);
  demandWithin(to, addDays(due, maximumPostponementDays), input.roles, 'the new deadline');
}

function checkMessage({ message }: DecideTaskInput, policy: Policy): void {
  const known = informationCatalogue(policy).map(({ key }) => key);
  if (message === undefined)
    throw new InvalidInput('message', `is missing; choose what the merchant is asked for: ${known.join(', ')}`, {
      refusal: { code: 'items-missing', about: { known } },
    });
  const strange = message.items.filter((key) => !known.includes(key));
  if (strange.length > 0)
    throw new InvalidInput('message.items', `has ${strange.join(', ')}; choose from ${known.join(', ')}`, {
      refusal: { code: 'items-unknown', about: { items: strange, known } },
    });
  if (message.language !== undefined && !messageLanguages.includes(message.language))
    throw new InvalidInput(
      'message.language',
      `is "${message.language}"; letters are written in ${messageLanguages.join(', ')}`,
      {
        refusal: { code: 'language-unknown', about: { language: message.language, known: [...messageLanguages] } },
      },
    );
}
