import * as z from 'zod';
import { AccountChangeNotFound, Conflict } from '../errors.ts';
import type { AccountChange } from '../model/account-change.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { findChange, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepInput } from '../model/step.ts';
import type { ChangePolicy } from '../policy/change-schema.ts';

export const changeStepInput = stepInput.extend({ changeId: z.string().min(1) });
export type ChangeStepInput = z.infer<typeof changeStepInput>;

/** how policy makes sure of changes. Throws Conflict when it does not say */
export const changePolicyOf = ({ policy }: Pick<Context, 'policy'>): ChangePolicy => {
  if (policy.accountChanges !== undefined) return policy.accountChanges;
  throw new Conflict({ code: 'changes-not-taken', about: {} });
};

interface Known {
  readonly snapshot: Snapshot;
  readonly change: AccountChange;
}

/** a step's change and its merchant. Throws MerchantNotFound, MerchantClosed, AccountChangeNotFound */
export const knownChange = (
  known: Snapshot | undefined,
  { merchantId, changeId }: Pick<ChangeStepInput, 'merchantId' | 'changeId'>,
): Known => {
  const snapshot = presentMerchant(known, merchantId);
  const change = findChange(snapshot, changeId);
  if (change === undefined) throw new AccountChangeNotFound(merchantId, changeId);
  return { snapshot, change };
};

/** the answer of every step about a change that ended before the step came: an objection wins whatever the run is doing */
export const endedBefore = ({ status }: AccountChange): Decision<{ readonly kind: 'stopped' }> | undefined =>
  status === 'stopped' || status === 'closed' ? nothing({ kind: 'stopped' }) : undefined;
