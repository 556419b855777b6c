import * as z from 'zod';
import { InvalidInput } from '../errors.ts';
import type { CheckIn } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { presentCheckIn } from './present-check-in.ts';
import { scoreHealth } from './score-health.ts';

export const assessHealthInput = stepInput;
export const assessHealthResult = z.object({
  kind: z.enum(['healthy', 'at_risk', 'critical']),
  score: z.number(),
  checkInId: z.string(),
  policyVersion: z.string(),
});
export type AssessHealthResult = z.infer<typeof assessHealthResult>;

/**
 * The step "Assess the health": scores the merchant, every factor's contribution on the check-in and the timeline. At risk, the
 * care ladder stands for a nudge at once: in care the check-ins are the clock.
 * Throws MerchantNotFound, MerchantClosed, and InvalidInput for a run that belongs to no check-in.
 */
export function assessHealth(snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<AssessHealthResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  const checkIn = presentCheckIn(present, input.run);
  if (checkIn === undefined) {
    throw new InvalidInput(
      'run',
      `${input.run} was started for no check-in of merchant ${input.merchantId}; start it from check-in.due.v1`,
    );
  }
  const { policy, now } = context;
  // assessed in this run before: a retry answers what it found then
  if (checkIn.run === input.run && checkIn.health !== undefined) {
    return nothing({
      kind: checkIn.health.band,
      score: checkIn.health.score,
      checkInId: checkIn.id,
      policyVersion: policy.version,
    });
  }
  const health = scoreHealth(present, context);
  const { dueAt: _due, ...rest } = checkIn;
  const assessed: CheckIn = { ...rest, status: 'due', run: input.run, health };
  return {
    result: { kind: health.band, score: health.score, checkInId: checkIn.id, policyVersion: policy.version },
    puts: [assessed, ...(health.band === 'at_risk' ? [standing(present, now)] : [])],
    deletes: [],
    timeline: [
      stepEntry(input, 'assess-health', context, {
        type: 'health.assessed.v1',
        data: {
          checkInId: checkIn.id,
          score: health.score,
          band: health.band,
          factors: health.factors.map((one) => ({ ...one })),
        },
      }),
    ],
  };
}

/** the care ladder, at whatever rung it got to, asking for its next message */
function standing(snapshot: Snapshot, now: string): Ladder {
  const { merchant, payments } = snapshot;
  const ladder = ladderOf(snapshot, 'care');
  const lastProgressAt = payments?.lastSaleAt ?? merchant.activatedAt ?? now;
  if (ladder !== undefined) {
    const { dueAt: _due, stoppedAt: _stopped, stopReason: _why, ...rest } = ladder;
    return { ...rest, status: 'stalled', stalledAt: now };
  }
  return {
    merchantId: merchant.merchantId,
    id: 'care',
    version: 0,
    kind: 'ladder',
    stage: 'care',
    status: 'stalled',
    startedAt: now,
    lastProgressAt,
    stalledAt: now,
    rung: 0,
    sent: [],
  };
}
