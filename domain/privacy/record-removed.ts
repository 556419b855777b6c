import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Erasure, PersonalKind, RemovedFrom } from '../model/erasure.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { toldOfErasure } from './told-of-erasure.ts';

/** what was noted of a store before: a run that broke off counts nothing twice */
export const isNoted = ({ removed }: Erasure, store: string, kinds: readonly PersonalKind[]): boolean =>
  kinds.every((data) => removed.some((one) => one.store === store && one.data === data));

/** Notes what a store holds, before anything is taken away there. What was noted before stays as it was */
export function noteRemoved(snapshot: Snapshot, found: readonly RemovedFrom[]): Decision<null> {
  const { erasure } = snapshot;
  if (erasure === undefined) return nothing(null);
  const news = found.filter((one) => !isNoted(erasure, one.store, [one.data]));
  if (news.length === 0) return nothing(null);
  return { result: null, puts: [{ ...erasure, removed: [...erasure.removed, ...news] }], deletes: [], timeline: [] };
}

/** Every store has been through: the kinds of data are erased, and the certificate says so. Twice changes nothing */
export function finishErasure(snapshot: Snapshot, kinds: readonly PersonalKind[], context: Context): Decision<null> {
  const { merchant, erasure } = snapshot;
  const done = (erasure?.stages ?? []).filter((one) => one.erasedAt === undefined && kinds.includes(one.data));
  if (erasure === undefined || done.length === 0) return nothing(null);
  const { dueAt: _due, ...rest } = erasure;
  const stages = erasure.stages.map((one) => (done.includes(one) ? { ...one, erasedAt: context.now } : one));
  const [next] = stages
    .filter((one) => one.erasedAt === undefined)
    .map(({ until }) => until)
    .sort();
  const actor = { kind: 'system', id: 'erase-persons' } as const;
  const removed = erasure.removed.filter((one) => kinds.includes(one.data)).map((one) => ({ ...one }));
  return {
    result: null,
    puts: [merchant, next === undefined ? { ...rest, status: 'erased', stages } : { ...rest, stages, dueAt: next }],
    deletes: [],
    timeline: [toldOfErasure(merchant, 'erasure.done.v1', actor, context, { kinds: [...kinds], removed })],
  };
}
