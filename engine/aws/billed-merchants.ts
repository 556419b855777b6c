import { rankOfBucket } from '../../adapters/memory/merchant-store.ts';
import { of, type World } from '../../adapters/memory/world.ts';
import type { ItemKind } from '../../domain/model/item.ts';
import type { Json } from '../../domain/model/timeline-entry.ts';
import type { Commit, Committed, MerchantStore } from '../../domain/ports.ts';
import type { ToldRow } from '../../functions/events/publish-timeline/handler.ts';
import type { Meter } from '../meter.ts';
import type { BilledRows } from './billed-rows.ts';
import type { Row, TableBill } from './table-bill.ts';

interface Billing {
  readonly world: World;
  readonly bill: TableBill;
  readonly rows: BilledRows;
  readonly meter: Meter;
  readonly now: () => string;
  /** hears of every new entry of a timeline, as the table's stream would tell it */
  readonly told: (row: ToldRow) => void;
}

/** whether a commit was made */
type How = 'wrote' | 'refused';

/** rows as they were before a commit */
interface Standing {
  readonly buckets: readonly (Row | undefined)[];
  readonly refunded: readonly (Row | undefined)[];
}

const nameOf = ({ kind, id }: { readonly kind: ItemKind; readonly id: string }): string => `${kind}#${id}`;

const isEmpty = ({ puts, deletes, timeline, eventMarker, buckets = [], refunded = [], released = [] }: Commit): boolean =>
  eventMarker === undefined &&
  puts.length === 0 &&
  deletes.length === 0 &&
  timeline.length === 0 &&
  buckets.length === 0 &&
  refunded.length === 0 &&
  released.length === 0;

/** the store of merchants, with every request counted as the table would bill it */
export const billedMerchants = (billing: Billing, store: MerchantStore): MerchantStore => {
  const { world, bill, rows, meter, now, told } = billing;
  /** merchantId -> bytes of its partition, which every load reads: counted on with each commit */
  const held = new Map<string, number>();

  /** items a commit writes, or would have written; answers by how much the partition grows */
  const billItems = (merchantId: string, { puts, deletes }: Commit, there: readonly (Row | undefined)[], how: How): number => {
    const items = of(world.items, merchantId);
    let more = 0;
    for (const [at, put] of puts.entries()) {
      const key = nameOf(put);
      const [before, live] = [there[at], items.get(key)];
      const after = rows.item(live ?? put, key);
      // what stays in the archive is in another partition
      more += (live === undefined ? 0 : after.size) - (before?.size ?? 0);
      bill[how](before, after, 2);
    }
    for (const at of deletes.keys()) {
      const before = there[puts.length + at];
      more -= before?.size ?? 0;
      bill[how](before, undefined, 2);
    }
    return more;
  };
  /** moved, from one partition into another; answers how many bytes went */
  const billArchived = ({ archive = [] }: Commit, how: How): number => {
    let gone = 0;
    for (const item of archive) {
      const row = rows.item(item);
      bill[how](row, undefined, 2);
      bill[how](undefined, row, 2);
      gone += row.size;
    }
    return gone;
  };
  const billRest = ({ buckets = [], refunded = [], released = [], loads = [] }: Commit, was: Standing, how: How): void => {
    for (const [at, bucket] of buckets.entries()) bill[how](was.buckets[at], rows.bucket(bucket), 2);
    for (const [at, sale] of refunded.entries()) bill[how](was.refunded[at], rows.refundedSale(sale), 2);
    for (const load of loads) bill[how](undefined, rows.load(load), 2);
    for (const payment of released) bill[how](rows.held(payment), undefined, 2);
  };

  /** what buckets and sales given back were before: a part that is squeezed for the first time may become smaller */
  const standing = (merchantId: string, { buckets = [], refunded = [] }: Commit): Standing => ({
    buckets: buckets.map((one) => {
      const there = of(world.buckets, merchantId).get(rankOfBucket(one));
      return there && rows.bucket(there);
    }),
    refunded: refunded.map(({ saleHash }) => {
      const there = of(world.refunded, merchantId).get(saleHash);
      return there && rows.refundedSale(there);
    }),
  });

  const rowsOf = (merchantId: string, { puts, deletes }: Commit): readonly (Row | undefined)[] => {
    const items = of(world.items, merchantId);
    return [...puts, ...deletes].map((one) => {
      const key = nameOf(one);
      const item = items.get(key);
      return item && rows.item(item, key);
    });
  };

  const commit = async (merchantId: string, changes: Commit, result: Json): Promise<Committed> => {
    if (isEmpty(changes)) return store.commit(merchantId, changes, result);
    meter.called();
    const there = rowsOf(merchantId, changes);
    const was = standing(merchantId, changes);
    let made = false;
    try {
      const committed = await store.commit(merchantId, changes, result);
      made = committed.kind === 'committed';
      if (made) for (const entry of changes.timeline) told({ ...entry, kind: 'timeline' });
      return committed;
    } finally {
      const how = made ? 'wrote' : 'refused';
      for (const after of rows.told(changes, { merchantId, result, now: now() })) bill[how](undefined, after, 2);
      const more = billItems(merchantId, changes, there, how) - billArchived(changes, how);
      if (made) held.set(merchantId, (held.get(merchantId) ?? 0) + more);
      billRest(changes, was, how);
    }
  };
  return {
    load: (merchantId) => {
      meter.called();
      bill.read(held.get(merchantId) ?? 0);
      return store.load(merchantId);
    },
    commit,
    archived: (merchantId, kind) => store.archived(merchantId, kind),
    recall: async (merchantId, name) => {
      meter.called();
      const found = await store.recall(merchantId, name);
      bill.read(found === undefined ? 0 : rows.item(found).size);
      return found;
    },
    answered: (merchantId, eventId) => {
      meter.called();
      bill.read(0);
      return store.answered(merchantId, eventId);
    },
  };
};
