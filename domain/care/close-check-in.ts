import * as z from 'zod';
import type { CheckIn } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { presentCheckIn } from './present-check-in.ts';
import { beginWatch } from './watch-baseline.ts';

export const closeCheckInInput = stepInput;
export const closeCheckInResult = z.object({ kind: z.enum(['closed', 'already_closed']), watched: z.boolean() });
export type CloseCheckInResult = z.infer<typeof closeCheckInResult>;

/** The step "Close the check-in". After the last planned one the merchant stays watched. Throws MerchantNotFound, MerchantClosed. */
export function closeCheckIn(snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<CloseCheckInResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  const checkIn = presentCheckIn(present, input.run);
  if (checkIn === undefined || checkIn.status === 'closed') {
    return nothing({ kind: 'already_closed', watched: present.watch !== undefined });
  }
  const { dueAt: _due, ...rest } = checkIn;
  const closed: CheckIn = { ...rest, status: 'closed', closedAt: context.now };
  const last = checkIn.day >= Math.max(...context.policy.care.checkInDays);
  const watch = last && present.watch === undefined ? [beginWatch(present, context)] : [];
  return {
    result: { kind: 'closed', watched: last || present.watch !== undefined },
    puts: [closed, ...watch],
    deletes: [],
    timeline: [stepEntry(input, 'close-check-in', context, { type: 'check-in.closed.v1', data: { checkInId: checkIn.id } })],
  };
}
