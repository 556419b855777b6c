import type { Changes, Context } from '../model/decision.ts';
import type { Erasure, PersonalKind } from '../model/erasure.ts';
import type { Snapshot } from '../model/snapshot.ts';

const hourMs = 3_600_000;
const later = (now: string, hours: number): string => new Date(Date.parse(now) + hours * hourMs).toISOString();

/** kinds of data whose time is over and that are still there; none while somebody wants everything kept */
export const kindsDue = ({ merchant, erasure }: Pick<Snapshot, 'merchant' | 'erasure'>, now: string): readonly PersonalKind[] =>
  erasure === undefined || erasure.status !== 'restricted' || merchant.legalHold !== undefined
    ? []
    : erasure.stages.flatMap(({ data, until, erasedAt }) => (erasedAt === undefined && until <= now ? [data] : []));

/**
 * The time of a kind of data is over: whoever erases is told, and told again in an hour should it not be done by then. Under a legal hold it
 * is looked at again the next day.
 */
export function lookAtErasure(snapshot: Snapshot, erasure: Erasure, { now }: Context): Changes {
  const kinds = kindsDue(snapshot, now);
  if (kinds.length === 0) return { puts: [{ ...erasure, dueAt: later(now, 24) }], deletes: [], timeline: [] };
  const entry = {
    ...{ merchantId: erasure.merchantId, id: `erasure/due/${now}`, at: now, type: 'erasure.due.v1' },
    ...{ actor: { kind: 'system', id: 'handle-due' } as const, data: { kinds: [...kinds] } },
  };
  return { puts: [{ ...erasure, dueAt: later(now, 1) }], deletes: [], timeline: [entry] };
}
