import { addDays } from '../calendar/add-days.ts';
import { startLadder } from '../ladder/move-ladder.ts';
import { transition } from '../merchant/transition.ts';
import type { CheckIn, Watch } from '../model/care.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Item } from '../model/item.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';

/**
 * A dormant merchant sold again: it goes back to care, with a check-in now and its watch running, or, if it had never sold before,
 * to activation with its ladder anew. `at` is the instant of the sale, ISO 8601 UTC.
 */
export function wakeUp(snapshot: Snapshot, at: string, context: Context): Changes {
  const { merchant } = snapshot;
  const wasActivated = merchant.activatedAt !== undefined;
  const stage = wasActivated ? 'care' : 'activation';
  const attempt = 1 + merchant.stageHistory.filter((one) => one.stage === 'dormant').length;
  const puts: Item[] = [transition(merchant, stage, context.now)];
  const checkInId = `woke-${attempt}`;
  if (wasActivated) {
    const checkIn: CheckIn = {
      merchantId: merchant.merchantId,
      id: checkInId,
      version: 0,
      kind: 'check_in',
      day: 0,
      scheduledFor: context.now,
      status: 'due',
    };
    puts.push(checkIn);
    if (snapshot.watch !== undefined) puts.push(watchedAgain(snapshot.watch, context));
  } else {
    puts.push(...startLadder(merchant, ladderOf(snapshot, stage), stage, context, snapshot.requirements));
  }
  return {
    puts,
    deletes: [],
    timeline: [
      {
        merchantId: merchant.merchantId,
        id: `woke-up/${attempt}`,
        at: context.now,
        type: 'merchant.woke-up.v1',
        actor: { kind: 'merchant', id: merchant.merchantId },
        data: { stage, at, wasActivated, attempt, ...(wasActivated ? { checkInId } : {}) },
      },
    ],
  };
}

const watchedAgain = (watch: Watch, { now, policy }: Context): Watch => ({
  ...watch,
  since: now,
  dueAt: addDays(now, policy.care.baseline.checkEveryDays),
});
