import { findStall } from '../ladder/find-stall.ts';
import { watching } from '../ladder/ladder-moves.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Item } from '../model/item.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { moveDeadline } from '../outage/move-deadline.ts';
import { lookAtLadder } from './look-at-ladder.ts';

const put = (item: Item): Changes => ({ puts: [item], deletes: [], timeline: [] });

/**
 * What is not due yet, decided afresh after an outage (`outageId`; undefined: it is not let go): a deadline moves by the overlap, a ladder
 * that was held is looked at now, any other one when its time comes without the outage. Undefined when nothing changes.
 */
export const lookAfresh = (
  snapshot: Snapshot,
  item: Item,
  outageId: string | undefined,
  context: Context,
): Changes | undefined => {
  const outage = context.outages?.find(({ id }) => id === outageId);
  if (outage === undefined || outage.until > context.now) return undefined;
  if (item.kind === 'requirement') {
    const moved = moveDeadline(snapshot.merchant, item, context);
    if (moved !== undefined) return moved;
    const { deadline, dueAt } = item;
    return deadline === undefined || dueAt === deadline ? undefined : put({ ...item, dueAt: deadline });
  }
  if (item.kind !== 'ladder') return undefined;
  const { dueAt } = item;
  if (dueAt !== undefined && outage.untils.includes(dueAt)) return lookAtLadder(snapshot, item, context);
  const stall = findStall(snapshot, item, context);
  return stall.kind === 'not_yet' && stall.until !== dueAt ? put(watching(item, stall.until)) : undefined;
};
