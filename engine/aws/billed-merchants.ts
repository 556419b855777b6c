import { of, type World } from '../../adapters/memory/world.ts';
import type { Item, ItemKind } from '../../domain/model/item.ts';
import type { Json } from '../../domain/model/timeline-entry.ts';
import type { Commit, Committed, MerchantStore } from '../../domain/ports.ts';
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
  readonly told: (row: { readonly kind: string }) => void;
}

/** one write of a transaction: what was there, what is there then */
interface Written {
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

const itemAt = (items: ReadonlyMap<string, Item>, { kind, id }: { readonly kind: ItemKind; readonly id: string }) =>
  items.get(`${kind}#${id}`);

/** what is there of what a commit writes */
const itemsBefore = ({ world }: Billing, merchantId: string, { puts, deletes }: Commit): readonly (Item | undefined)[] => {
  const items = of(world.items, merchantId);
  return [...puts, ...deletes].map((one) => itemAt(items, one));
};

/** everything a commit wrote, or would have written; `there` is what was there before */
function* writesOf(
  { world, rows, now }: Billing,
  merchantId: string,
  changes: Commit,
  result: Json,
  there: readonly (Item | undefined)[],
): Generator<Written> {
  const items = of(world.items, merchantId);
  const rowOf = (item: Item | undefined): Row | undefined => item && rows.item(item);
  for (const after of rows.told(changes, { merchantId, result, now: now() })) yield { before: undefined, after };
  for (const [at, put] of changes.puts.entries()) yield { before: rowOf(there[at]), after: rowOf(itemAt(items, put) ?? put) };
  for (const [at] of changes.deletes.entries()) yield { before: rowOf(there[changes.puts.length + at]), after: undefined };
  for (const item of changes.archive ?? []) {
    const row = rowOf(item);
    yield { before: row, after: undefined };
    yield { before: undefined, after: row };
  }
  for (const bucket of changes.buckets ?? []) {
    const after = rows.bucket(bucket);
    // a part only grows: what was there is no larger, and no index holds it
    yield { before: bucket.version === 0 ? undefined : after, after };
  }
  for (const held of changes.released ?? []) yield { before: rows.held(held), after: undefined };
}

const isEmpty = ({ puts, deletes, timeline, eventMarker, buckets = [], released = [] }: Commit): boolean =>
  eventMarker === undefined && [puts, deletes, timeline, buckets, released].every(({ length }) => length === 0);

/** the store of merchants, with every request counted as the table would bill it */
export const billedMerchants = (billing: Billing, store: MerchantStore): MerchantStore => {
  const { world, bill, rows, meter, told } = billing;
  const commit = async (merchantId: string, changes: Commit, result: Json): Promise<Committed> => {
    if (isEmpty(changes)) return store.commit(merchantId, changes, result);
    meter.called();
    const there = itemsBefore(billing, merchantId, changes);
    let made = false;
    try {
      const committed = await store.commit(merchantId, changes, result);
      made = committed.kind === 'committed';
      if (made) for (const entry of changes.timeline) told({ ...entry, kind: 'timeline' });
      return committed;
    } finally {
      for (const { before, after } of writesOf(billing, merchantId, changes, result, there)) {
        if (made) bill.wrote(before, after, 2);
        else bill.refused(before, after, 2);
      }
    }
  };
  return {
    load: (merchantId) => {
      meter.called();
      let bytes = 0;
      for (const [key, item] of of(world.items, merchantId)) bytes += rows.item(item, key).size;
      bill.read(bytes);
      return store.load(merchantId);
    },
    commit,
    archived: (merchantId) => store.archived(merchantId),
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
