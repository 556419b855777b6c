import type { Role } from '../access.ts';
import { addDays } from '../calendar/add-days.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import { snoozed } from '../ladder/ladder-moves.ts';
import type { Context, Decision } from '../model/decision.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { demandWithin } from '../requirement/postponement.ts';
import type { LifecycleStage } from '../values.ts';

export interface SnoozeMerchantInput {
  readonly by: string;
  /** of who puts it aside */
  readonly roles: readonly Role[];
  /** ISO 8601 UTC with milliseconds */
  readonly until: string;
  readonly reason: string;
}
export interface Snoozed {
  readonly kind: 'snoozed';
  readonly stage: LifecycleStage;
  readonly until: string;
}

/**
 * Puts the ladder of the merchant's stage aside until an instant: it neither counts as stalled nor is nudged meanwhile, and progress ends
 * the snooze. Its tasks and their service levels run on. Throws InvalidInput for an instant that is past or an empty reason, Conflict
 * where no ladder runs, NotAllowed for an instant beyond policy's bound after the merchant's last progress, which only a lead may choose.
 */
export function snoozeMerchant(
  snapshot: Snapshot,
  { by, roles, until, reason }: SnoozeMerchantInput,
  { now, policy }: Context,
): Decision<Snoozed> {
  if (until <= now) throw new InvalidInput('until', { code: 'until-not-later', about: { until } });
  if (reason.trim() === '') throw new InvalidInput('reason', { code: 'reason-missing', about: {} });
  const { merchantId, lifecycleStage: stage } = snapshot.merchant;
  const ladder = ladderOf(snapshot, stage);
  if (ladder === undefined || ladder.status === 'stopped')
    throw new Conflict({
      code: 'no-ladder',
      about: { stage },
    });
  demandWithin(until, addDays(ladder.lastProgressAt, policy.nudges.maximumSnoozeDays), roles);
  return {
    result: { kind: 'snoozed', stage, until },
    puts: [snoozed(ladder, until)],
    deletes: [],
    timeline: [
      {
        merchantId,
        id: `ladder/${stage}/snoozed/${ladder.version}`,
        at: now,
        type: 'merchant.snoozed.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { stage, until },
      },
    ],
  };
}
