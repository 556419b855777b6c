import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { type ChangeStepInput, endedBefore, knownChange } from './change-step.ts';

export const judgeHolderResult = z.object({ kind: z.enum(['clear', 'unclear', 'not_needed', 'stopped']) });
type Result = z.infer<typeof judgeHolderResult>;

/**
 * The step "Check the account holder". The bank was asked as the request came in, while the number was in hand: no number is kept to ask
 * with later. No answer is not a no, and no match is not a refusal: a person decides on both, and cooling off takes longer. Throws
 * MerchantNotFound, MerchantClosed, AccountChangeNotFound.
 */
export const judgeHolder = (known: Snapshot | undefined, input: ChangeStepInput, context: Context): Decision<Result> => {
  const { change } = knownChange(known, input);
  const ended = endedBefore(change);
  if (ended !== undefined) return ended;
  if (change.to.of !== 'bank_account') return nothing({ kind: 'not_needed' });
  const holder = change.holder ?? { answer: 'NOAP' as const, at: context.now };
  const { answer, name } = holder;
  const clear = answer === 'MTCH' || answer === 'CMTC';
  return {
    result: { kind: clear ? 'clear' : 'unclear' },
    puts: [{ ...change, holder }],
    deletes: [],
    timeline: [
      stepEntry(input, 'judge-holder', context, {
        type: 'account-change.holder-checked.v1',
        data: { changeId: change.id, of: change.to.of, answer, ...(name === undefined ? {} : { name }) },
      }),
    ],
  };
};
