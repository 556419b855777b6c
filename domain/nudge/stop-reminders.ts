import { type Decision, nothing } from '../model/decision.ts';
import { isGone } from '../model/is-gone.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** The merchant wants reminders again. Twice is once. `by`: who of it said so, by address */
export const resumeReminders = (snapshot: Snapshot, now: string, by?: string): Decision<RemindersResumed> => {
  const { optedOutAt, ...merchant } = snapshot.merchant;
  if (isGone(snapshot) || optedOutAt === undefined) return nothing({ kind: 'wanted_before' });
  return {
    result: { kind: 'resumed' },
    puts: [merchant],
    deletes: [],
    timeline: [
      {
        merchantId: merchant.merchantId,
        id: `reminders/resumed/${merchant.version}`,
        at: now,
        type: 'nudge.opted-in.v1',
        actor: { kind: 'merchant', id: by ?? merchant.merchantId },
        data: { through: 'page' },
      },
    ],
  };
};

export interface RemindersResumed {
  readonly kind: 'resumed' | 'wanted_before';
}

/** both are one answer to who asked: no reminders come any more */
export interface RemindersStopped {
  readonly kind: 'stopped' | 'stopped_before';
}

/**
 * The merchant wants no more reminders. Twice is once. Decisions, notices about the account and sign-in codes still reach it: only letters of the
 * kind `reminder` look at this. `by`: who said so on the page, by address; a letter tells the merchant only.
 */
export const stopReminders = (
  snapshot: Snapshot,
  through: 'letter' | 'page',
  now: string,
  by?: string,
): Decision<RemindersStopped> => {
  const { merchant } = snapshot;
  if (isGone(snapshot) || merchant.optedOutAt !== undefined) return nothing({ kind: 'stopped_before' });
  return {
    result: { kind: 'stopped' },
    puts: [{ ...merchant, optedOutAt: now }],
    deletes: [],
    timeline: [
      {
        merchantId: merchant.merchantId,
        id: `reminders/stopped/${merchant.version}`,
        at: now,
        type: 'nudge.opted-out.v1',
        actor: { kind: 'merchant', id: by ?? merchant.merchantId },
        data: { through },
      },
    ],
  };
};
