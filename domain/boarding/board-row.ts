import * as z from 'zod';
import { addMethod, boardByHand } from '../desk/methods-by-hand.ts';
import { Conflict } from '../errors.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { isGone } from '../model/is-gone.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Refusal } from '../refusal.ts';
import type { BoardingRow } from './read-boarding-file.ts';

/** `added`: the merchant did not want the method before; either way it is with its provider now, or was */
export const boardedAs = z.enum(['added', 'handed_over', 'boarded_before']);
export type BoardedRow = { readonly kind: z.infer<typeof boardedAs> } | { readonly kind: 'refused'; readonly why: Refusal };

interface BoardRowInput {
  readonly row: BoardingRow;
  /** of the upload */
  readonly requestId: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * One row of a file: the merchant wants the method, and its provider is asked to board it, in one transaction. It follows from what is: a row that was
 * done before, by this upload or by anybody, does nothing. Never throws for what a row says: that is its outcome.
 */
export const boardRow = (
  snapshot: Snapshot | undefined,
  { row, requestId, by, reason }: BoardRowInput,
  context: Context,
): Decision<BoardedRow> => {
  const { merchantId, method, reference } = row;
  if (snapshot === undefined) return refused({ code: 'row-merchant-unknown', about: { reference } });
  if (isGone(snapshot)) return refused({ code: 'row-merchant-left', about: { reference } });
  const wants = snapshot.paymentMethods.find((one) => one.id === method && one.wanted);
  const deed = { merchantId, method, requestId, by, reason };
  const added: Changes = wants === undefined ? addMethod(snapshot, deed, context) : nothing(undefined);
  try {
    const next = overlay(snapshot, added);
    const boarded = boardByHand(next, method, { id: `board/${method}/${requestId}`, by, reason }, context);
    return { result: { kind: wants === undefined ? 'added' : 'handed_over' }, ...both(added, boarded) };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const done = wants?.status === 'activated' || wants?.status === 'pending_external';
    return done ? nothing({ kind: 'boarded_before' }) : refused(error.refusal);
  }
};

const refused = (why: Refusal): Decision<BoardedRow> => nothing({ kind: 'refused', why });
