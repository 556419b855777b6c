import { dueRequirements } from '../model/requirement-state.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import type { Party } from '../values.ts';

/** the items that decide who is waited on */
export type Moves = Pick<Snapshot, 'merchant' | 'requirements' | 'tasks' | 'paymentMethods'>;

/**
 * Whose move it is now. A task a run waits for is ours whatever else is due. Otherwise the merchant's as soon as it could do anything;
 * else ours, else a provider's. With nothing due: the merchant's where it is to sell, ours where we check or complete, nobody's once it has left.
 */
export const whoseMove = (snapshot: Moves): Party | 'nobody' => {
  const stage = snapshot.merchant.lifecycleStage;
  if (stage === 'offboarded') return 'nobody';
  // a task without a run blocks nothing by itself: a requirement that waits on us says so
  if (openTasks(snapshot).some(({ run }) => run !== undefined)) return 'operations';
  const due = new Set(dueRequirements(snapshot).map((one) => one.awaitingActionFrom));
  if (due.has('merchant')) return 'merchant';
  const sells = stage === 'activation' || stage === 'care' || stage === 'dormant';
  const canSell = snapshot.paymentMethods.some((one) => one.wanted && one.status === 'activated');
  // one payment method still boarding holds up nobody who has another
  const onlyBoarding = dueRequirements(snapshot).every((one) => one.subject.kind === 'payment_method');
  if (due.has('operations')) return sells && canSell && onlyBoarding ? 'merchant' : 'operations';
  if (due.has('provider')) return sells && canSell ? 'merchant' : 'provider';
  return sells ? 'merchant' : 'operations';
};
