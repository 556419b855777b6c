import { LoadsMoved } from '../../domain/dispatch/loads-moved.ts';
import { ConcurrentChange, TooManyChanges } from '../../domain/errors.ts';
import { commitSize } from '../../domain/model/commit-size.ts';
import { transactionLimit } from '../../domain/model/in-pieces.ts';
import { dueAtOf, type Item, type ItemKey, type ItemKind, isApart } from '../../domain/model/item.ts';
import { isOver } from '../../domain/model/out-of-use.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import type { Json, TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { type ComesBefore, withItem, withoutItem } from '../../domain/model/with-item.ts';
import type { Commit, Committed, ItemName, MerchantStore } from '../../domain/ports.ts';
import { itemKey } from '../dynamodb/keys.ts';
import { type Settle, settled, settledOver, settledRow, takenOver } from './settled.ts';
import { byBytes, of, type World } from './world.ts';

const name = (kind: string, id: string): string => `${kind}#${id}`;
const sortKey = (one: { readonly kind: ItemKind; readonly id: string }): string => itemKey('', one.kind, one.id).sk;
export const rankOfBucket = ({ hour, part }: Pick<PaymentBucket, 'hour' | 'part'>): string =>
  `${hour}#${String(part).padStart(6, '0')}`;

/** where an event is marked, only the mark (and the event's own entry) says whether it was taken in before */
const speaks = (entry: TimelineEntry, changes: Commit): boolean =>
  changes.eventMarker === undefined || changes.eventMarker.id === entry.id;

/** the result kept by whatever collided; undefined when nothing did */
const collision = (world: World, merchantId: string, changes: Commit, there: readonly (TimelineEntry | undefined)[]) => {
  const entries = there.filter((entry) => entry !== undefined && speaks(entry, changes));
  const marker = changes.eventMarker === undefined ? undefined : of(world.markers, merchantId).get(changes.eventMarker.id);
  if (entries.length === 0 && marker === undefined) return undefined;
  return entries.find((entry) => entry?.result !== undefined)?.result ?? marker ?? null;
};

const isRecalled = ({ recalled = [] }: Commit, { kind, id }: ItemName): boolean =>
  isApart({ kind }) || recalled.some((one) => one.kind === kind && one.id === id);

const isStale = (world: World, merchantId: string, changes: Commit): boolean => {
  const items = of(world.items, merchantId);
  const buckets = of(world.buckets, merchantId);
  const refunded = of(world.refunded, merchantId);
  const held = of(world.held, merchantId);
  const standing = (rows: ReadonlyMap<string, Item>, one: ItemName): number => rows.get(name(one.kind, one.id))?.version ?? 0;
  const isOld = (one: ItemKey): boolean => standing(items, one) !== one.version;
  return (
    changes.puts.some((one) => {
      if (!isRecalled(changes, one)) return isOld(one);
      return isOver(one) ? standing(of(world.archive, merchantId), one) !== one.version : standing(items, one) !== 0;
    }) ||
    changes.deletes.some(isOld) ||
    (changes.archive ?? []).some(isOld) ||
    (changes.buckets ?? []).some((one) => (buckets.get(rankOfBucket(one))?.version ?? 0) !== one.version) ||
    (changes.said ?? []).some((one) => of(world.said, merchantId).has(name(one.caseId, String(one.n).padStart(4, '0')))) ||
    (changes.refunded ?? []).some((one) => (refunded.get(one.saleHash)?.version ?? 0) !== one.version) ||
    (changes.released ?? []).some((one) => !held.has(one.paymentId))
  );
};

/** the order of sort keys among items of one kind */
const byId: ComesBefore = (one, other) => byBytes(one.id, other.id) < 0;

const write = (world: World, merchantId: string, changes: Commit, result: Json): void => {
  const items = of(world.items, merchantId);
  const sizes = of(world.bytes, merchantId);
  const due = of(world.due, merchantId);
  const settle: Settle = world.takesOver ? takenOver : settled;
  let snapshot = world.snapshots.get(merchantId);
  for (const one of changes.deletes) {
    const key = name(one.kind, one.id);
    items.delete(key);
    due.delete(key);
    snapshot &&= withoutItem(snapshot, one);
  }
  for (const one of changes.archive ?? []) {
    const key = name(one.kind, one.id);
    items.delete(key);
    due.delete(key);
    snapshot &&= withoutItem(snapshot, one);
    putInOrder(of(world.archive, merchantId), key, settle(one), sortKey);
  }
  for (const one of changes.puts) {
    const key = name(one.kind, one.id);
    if (isRecalled(changes, one) && isOver(one)) {
      const { row, bytes } = settledRow({ ...one, version: one.version + 1 }, settle);
      sizes.set(key, bytes);
      putInOrder(of(world.archive, merchantId), key, row, sortKey);
      continue;
    }
    const [before, size] = [items.get(key), sizes.get(key)];
    const next = { ...one, version: one.version + 1 };
    const { row, bytes } =
      before === undefined || size === undefined
        ? settledRow(next, settle)
        : settledOver(next, { row: before, bytes: size }, settle);
    sizes.set(key, bytes);
    const dueAt = dueAtOf(row);
    if (dueAt === undefined) due.delete(key);
    else due.set(key, dueAt);
    putInOrder(items, key, row, sortKey);
    snapshot &&= withItem(snapshot, row, byId);
  }
  if (snapshot === undefined) world.snapshots.delete(merchantId);
  else world.snapshots.set(merchantId, Object.freeze(snapshot));
  const timeline = of(world.timeline, merchantId);
  for (const [at, entry] of changes.timeline.entries()) {
    const { row, bytes } = settledRow(at === 0 ? { ...entry, result } : entry, settle);
    const key = name(entry.at, entry.id);
    sizes.set(key, bytes);
    timeline.set(key, row);
  }
  if (changes.eventMarker !== undefined) of(world.markers, merchantId).set(changes.eventMarker.id, settle(result));
  for (const one of changes.buckets ?? []) {
    const bucket = settle({ ...one, version: one.version + 1 });
    putInOrder(of(world.buckets, merchantId), rankOfBucket(one), bucket, rankOfBucket);
  }
  for (const one of changes.said ?? [])
    of(world.said, merchantId).set(name(one.caseId, String(one.n).padStart(4, '0')), settle(one));
  for (const one of changes.refunded ?? [])
    of(world.refunded, merchantId).set(one.saleHash, settle({ ...one, version: one.version + 1 }));
  for (const one of changes.loads ?? []) world.loads.set(one.queue, settle({ ...one, version: one.version + 1 }));
  for (const one of changes.released ?? []) of(world.held, merchantId).delete(one.paymentId);
};

/** the highest rank there ever was in some rows: what comes after it has its place already */
const highest = new WeakMap<object, string>();

/** a query answers in the order of the sort key, so what is new finds its place here */
const putInOrder = <One>(rows: Map<string, One>, key: string, one: One, rankOf: (row: One) => string): void => {
  const isNew = !rows.has(key);
  rows.set(key, one);
  if (!isNew) return;
  const rank = rankOf(one);
  const last = highest.get(rows);
  if (last === undefined || byBytes(last, rank) < 0) {
    highest.set(rows, rank);
    return;
  }
  const later = [...rows].filter(([other, row]) => other !== key && byBytes(rankOf(row), rank) > 0);
  for (const [other, row] of later) {
    rows.delete(other);
    rows.set(other, row);
  }
};

/** twin of adapters/dynamodb/merchant-store.ts, held to the same contract suite */
export const merchantStore = (world: World): MerchantStore => ({
  load: async (merchantId) => {
    const known = world.snapshots.get(merchantId);
    if (known !== undefined) return known;
    const snapshot = snapshotOf(of(world.items, merchantId).values());
    if (snapshot !== undefined) world.snapshots.set(merchantId, Object.freeze(snapshot));
    return snapshot;
  },
  commit: async (merchantId, changes, result): Promise<Committed> => {
    const writes = commitSize(changes);
    if (writes > transactionLimit) throw new TooManyChanges(merchantId, writes, transactionLimit);
    const timeline = of(world.timeline, merchantId);
    const there = changes.timeline.map((entry) => timeline.get(name(entry.at, entry.id)));
    const kept = collision(world, merchantId, changes, there);
    if (kept !== undefined) return { kind: 'already_applied', result: kept };
    if (there.some((entry) => entry !== undefined) || isStale(world, merchantId, changes)) throw new ConcurrentChange(merchantId);
    if ((changes.loads ?? []).some(({ queue, version }) => (world.loads.get(queue)?.version ?? 0) !== version))
      throw new LoadsMoved(merchantId);
    write(world, merchantId, changes, result);
    return { kind: 'committed' };
  },
  archived: async (merchantId, kind) =>
    [...of(world.archive, merchantId).values()].filter((one) => !isApart(one) && (kind ?? one.kind) === one.kind),
  recall: async (merchantId, one) => of(world.archive, merchantId).get(name(one.kind, one.id)),
  answered: async (merchantId, eventId) => {
    const result = of(world.markers, merchantId).get(eventId);
    return result === undefined ? undefined : { result };
  },
});
