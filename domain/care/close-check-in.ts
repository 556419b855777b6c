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

/** The step "Close the check-in". A merchant stays watched all along. Throws MerchantNotFound, MerchantClosed. */
export function closeCheckIn(snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<CloseCheckInResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  const checkIn = presentCheckIn(present, input.run);
  if (checkIn === undefined || checkIn.status === 'closed') {
    return nothing({ kind: 'already_closed', watched: present.watch !== undefined });
  }
  const { dueAt: _due, ...rest } = checkIn;
  const closed: CheckIn = { ...rest, status: 'closed', closedAt: context.now };
  // merchants of before they were watched from their first sale
  const watch = present.watch === undefined ? [beginWatch(present, context)] : [];
  return {
    result: { kind: 'closed', watched: true },
    puts: [closed, ...watch],
    deletes: [],
    timeline: [stepEntry(input, 'close-check-in', context, { type: 'check-in.closed.v1', data: { checkInId: checkIn.id } })],
  };
}
