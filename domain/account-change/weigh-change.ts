import * as z from 'zod';
import type { AccountChange } from '../model/account-change.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type StepInput, stepEntry, stepEntryId } from '../model/step.ts';
import { type ChangeStepInput, changePolicyOf, endedBefore, knownChange } from './change-step.ts';
import { callBackContact } from './contacts-on-file.ts';
import { stopChange } from './stop-change.ts';
import { redFlagsOf, scoreOf } from './weigh-request.ts';

export const weighChangeResult = z.object({
  kind: z.enum(['weighed', 'stopped']),
  policyVersion: z.string(),
  /** seconds after which a change without its evidence ends */
  expiresInSeconds: z.int().positive(),
});
type Result = z.infer<typeof weighChangeResult>;

const secondsOf = (days: number): number => Math.round(days * 86_400);

/**
 * The step "Weigh the request": red flags with their points, and the contact that is called back. Without one that was known long before,
 * the change stops here. Fixes the policy of its run. Throws MerchantNotFound, MerchantClosed, AccountChangeNotFound, Conflict.
 */
export const weighChange = (known: Snapshot | undefined, input: ChangeStepInput, context: Context): Decision<Result> => {
  const { snapshot, change } = knownChange(known, input);
  const policy = changePolicyOf(context);
  const rest = { policyVersion: context.policy.version, expiresInSeconds: secondsOf(policy.expiresAfterDays) };
  const ended = endedBefore(change);
  if (ended !== undefined) return { ...ended, result: { kind: 'stopped', ...rest } };
  const flags = [...redFlagsOf(snapshot, change, policy)];
  const callBackTo = callBackContact(snapshot, change, policy);
  const weighed: AccountChange = { ...change, run: input.run, flags, ...(callBackTo === undefined ? {} : { callBackTo }) };
  const told = weighedEntry(input, context, weighed);
  if (callBackTo === undefined) {
    const actor = { kind: 'system' as const, id: input.run };
    const ending = { because: 'no_known_contact' as const, id: stepEntryId(input, 'weigh-change'), actor };
    return { result: { kind: 'stopped', ...rest }, ...stopChange(snapshot, weighed, ending, context, [told]) };
  }
  return { result: { kind: 'weighed', ...rest }, puts: [weighed], deletes: [], timeline: [told] };
};

const weighedEntry = (input: StepInput, context: Context, { id, to, flags }: AccountChange) =>
  stepEntry(input, 'weigh-change', context, {
    type: 'account-change.weighed.v1',
    data: { changeId: id, of: to.of, score: scoreOf(flags), flags: flags.map(({ flag, points }) => ({ flag, points })) },
  });
