import type { Changes } from './decision.ts';
import { itemsOf, type Snapshot, snapshotOf } from './snapshot.ts';

/** The snapshot as a decision leaves it, versions as they were read: what a second decision of the same transaction sees. */
export function overlay(snapshot: Snapshot, changes: Pick<Changes, 'puts' | 'deletes'>): Snapshot {
  const items = new Map(itemsOf(snapshot).map((one) => [`${one.kind}#${one.id}`, one]));
  for (const key of changes.deletes) items.delete(`${key.kind}#${key.id}`);
  for (const put of changes.puts) items.set(`${put.kind}#${put.id}`, put);
  return snapshotOf([...items.values()]) ?? snapshot;
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
