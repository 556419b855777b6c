import * as z from 'zod';
import { startLadder } from '../ladder/move-ladder.ts';
import type { Context, Decision } from '../model/decision.ts';
import { inPieces } from '../model/in-pieces.ts';
import { findRequirement, ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry, stepInput } from '../model/step.ts';
import { openingsFor } from '../requirement/catalogue.ts';
import { openRequirement } from '../requirement/open-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';

export const openRequirementsInput = stepInput.extend({ purpose: z.literal('onboarding') });
export const openRequirementsResult = z.object({ kind: z.literal('opened'), requirementIds: z.array(z.string()) });
type Input = z.infer<typeof openRequirementsInput>;
type Result = z.infer<typeof openRequirementsResult>;

/** opens what policy's catalogue asks of the merchant and is not open yet, and starts the ladder of the stage. Throws MerchantNotFound, MerchantClosed */
export const openRequirements = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { lifecycleStage } = present.merchant;
  const asked = openingsFor(present, context.policy);
  const opened = asked
    .filter((one) => findRequirement(present, one.id) === undefined)
    .map((one) => openRequirement(one, context.now));
  const all = [...present.requirements, ...opened];
  const begun = ladderOf(present, lifecycleStage) !== undefined;
  const changes = inPieces(
    opened.map((one) => ({
      puts: [one],
      timeline: [stepEntry(input, 'open-requirements', context, { ...openedEvent(one), part: one.id })],
    })),
  );
  return {
    result: { kind: 'opened', requirementIds: asked.map((one) => one.id) },
    ...changes,
    puts: [...changes.puts, ...(begun ? [] : startLadder(present.merchant, undefined, lifecycleStage, context, all))],
  };
};
