import type { Changes } from './decision.ts';
import type { Snapshot } from './snapshot.ts';
import { withItem, withoutItem } from './with-item.ts';

/** The snapshot as a decision leaves it, versions as they were read: what a second decision of the same transaction sees. */
export function overlay(snapshot: Snapshot, changes: Pick<Changes, 'puts' | 'deletes'>): Snapshot {
  let next = snapshot;
  for (const key of changes.deletes) {
    const rest = withoutItem(next, key);
    if (rest === undefined) return snapshot;
    next = rest;
  }
  for (const put of changes.puts) next = withItem(next, put);
  return next;
}

/** Two decisions in one transaction: of an item both write, the second's state is the last. */
export function both(first: Changes, second: Changes): Changes {
  const puts = new Map([...first.puts, ...second.puts].map((one) => [`${one.kind}#${one.id}`, one]));
  const separable = [...(first.separable ?? []), ...(second.separable ?? [])];
  return {
    puts: [...puts.values()],
    deletes: [...first.deletes, ...second.deletes],
    timeline: [...first.timeline, ...second.timeline],
    ...(separable.length === 0 ? {} : { separable }),
  };
}
