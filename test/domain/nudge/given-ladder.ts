import type { Ladder } from '../../../domain/model/ladder.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { LifecycleStage } from '../../../domain/values.ts';
import { aRequirement, having, inStage, registered, shopId, tuesday } from '../given.ts';

export const aLadder = (stage: LifecycleStage, more: Partial<Ladder> = {}): Ladder => ({
  kind: 'ladder',
  merchantId: shopId,
  id: stage,
  version: 1,
  stage,
  status: 'stalled',
  startedAt: tuesday,
  lastProgressAt: tuesday,
  rung: 0,
  sent: [],
  ...more,
});

/** a merchant in onboarding that owes its bank account and has not moved since Tuesday */
export const owing = (more: Partial<Ladder> = {}, snapshot: Snapshot = registered()): Snapshot =>
  having(snapshot, aRequirement('bank_account', { deadline: '2018-03-27T13:00:00.000Z' }), aLadder('onboarding', more));

/** a merchant that could sell and doesn't */
export const quiet = (more: Partial<Ladder> = {}): Snapshot =>
  having(inStage('activation', { approvedAt: tuesday, chargesEnabled: true }), aLadder('activation', more));
