import { stopLadder } from '../ladder/move-ladder.ts';
import type { Changes } from '../model/decision.ts';
import { inPieces } from '../model/in-pieces.ts';
import type { Item } from '../model/item.ts';
import { keyOf } from '../model/item.ts';
import type { Merchant } from '../model/merchant.ts';
import { isOpen } from '../model/requirement-state.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import type { CancelledTask, ClaimedTask, OpenTask } from '../model/task.ts';
import { superseded } from '../requirement/change-requirement.ts';
import { transition } from './transition.ts';

const cancelled = (task: OpenTask | ClaimedTask, at: string, reason: string): CancelledTask => {
  const { dueAt: _due, ...common } = task;
  return { ...common, status: 'cancelled', cancelledAt: at, cancelReason: reason };
};

/** the merchant with nothing switched on any more */
export const offboarded = (merchant: Merchant, at: string, reason: string): Merchant => ({
  ...transition(merchant, 'offboarded', at),
  operationalStatus: 'canceled',
  chargesEnabled: false,
  payoutsEnabled: false,
  disabledReason: reason,
  capabilities: merchant.capabilities.map((one) => ({ ...one, status: 'inactive', since: at })),
  closedAt: at,
  closeReason: reason,
});

/** everything a leaving merchant leaves behind: nothing is due, asked or watched any more. The merchant item itself is the caller's, and its last */
export const closing = (snapshot: Snapshot, at: string, reason: string): Changes => ({
  ...inPieces(
    [
      ...snapshot.requirements.filter(isOpen).map((one) => superseded(one, reason)),
      ...openTasks(snapshot).map((one) => cancelled(one, at, reason)),
      ...snapshot.accountChanges
        .filter(({ status }) => status === 'open')
        .map((one): Item => ({ ...one, status: 'stopped', stopped: { because: 'merchant_left', at } })),
      ...snapshot.ladders.filter((one) => one.status !== 'stopped').map((one) => stopLadder(one, at, reason)),
      ...snapshot.checkIns
        .filter((one) => one.status !== 'closed')
        .map(({ dueAt: _due, ...one }): Item => ({ ...one, status: 'closed', closedAt: at })),
    ].map((one) => ({ puts: [one], timeline: [] })),
  ),
  deletes: snapshot.watch === undefined ? [] : [keyOf(snapshot.watch)],
});
