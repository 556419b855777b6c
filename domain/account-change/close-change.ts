import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry, stepEntryId } from '../model/step.ts';
import { changeEntry } from './change-entry.ts';
import { changeStepInput, endedBefore, knownChange } from './change-step.ts';
import { stopChange } from './stop-change.ts';

export const closeChangeInput = changeStepInput.extend({ because: z.enum(['done', 'expired']) });
type Input = z.infer<typeof closeChangeInput>;
export const closeChangeResult = z.object({ kind: z.enum(['closed', 'stopped']) });
type Result = z.infer<typeof closeChangeResult>;

/**
 * The step "Close the change": its run has nothing more to do. One that was never handed over ends as expired. Throws MerchantNotFound,
 * MerchantClosed, AccountChangeNotFound.
 */
export const closeChange = (known: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const { snapshot, change } = knownChange(known, input);
  const ended = endedBefore(change);
  if (ended !== undefined) return ended;
  if (change.status === 'open') {
    const actor = { kind: 'system' as const, id: input.run };
    const ending = { because: 'expired' as const, id: stepEntryId(input, 'close-change'), actor };
    return { result: { kind: 'stopped' }, ...stopChange(snapshot, change, ending, context) };
  }
  const paid = change.firstPayoutAt === undefined ? {} : { firstPayoutAt: change.firstPayoutAt };
  return {
    result: { kind: 'closed' },
    puts: [{ ...change, status: 'closed', closedAt: context.now }],
    deletes: [],
    timeline: [
      stepEntry(input, 'close-change', context, {
        type: 'account-change.closed.v1',
        data: { changeId: change.id, of: change.to.of, ...paid },
      }),
    ],
  };
};

interface Paid {
  /** when it was paid out, ISO 8601 UTC */
  readonly paidAt: string;
  /** what the account ends in that it went to; undefined where the sender does not say */
  readonly accountLast4: string | undefined;
}

/**
 * A payout went to the account that a change handed over: what its run watches for. One that is known to have gone to another account is
 * not it. `id` names what it follows from.
 */
export const firstPayout = (
  snapshot: Pick<Snapshot, 'accountChanges'>,
  { paidAt, accountLast4 }: Paid,
  id: string,
  context: Context,
): Decision<null> => {
  const watched = snapshot.accountChanges.find(
    ({ status, to, handedOverAt = '~', firstPayoutAt }) =>
      status === 'handed_over' &&
      to.of === 'bank_account' &&
      firstPayoutAt === undefined &&
      handedOverAt <= paidAt &&
      (accountLast4 === undefined || accountLast4 === to.last4),
  );
  if (watched === undefined) return nothing(null);
  const actor = { kind: 'system' as const, id: 'payouts' };
  const entry = { at: context.now, id: `${id}/first-payout`, actor, data: { paidAt } };
  return {
    result: null,
    puts: [{ ...watched, firstPayoutAt: paidAt }],
    deletes: [],
    timeline: [changeEntry(watched, { ...entry, type: 'account-change.first-payout.v1' })],
  };
};
