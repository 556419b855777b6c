import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { packPayments } from '../../domain/activation/pack-payments.ts';
import type { QueueLoad } from '../../domain/dispatch/queue-load.ts';
import type { CaseMessage } from '../../domain/model/case-message.ts';
import { type Item, type ItemKey, isApart } from '../../domain/model/item.ts';
import { isOver } from '../../domain/model/out-of-use.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { RefundedSale } from '../../domain/model/refunded-sale.ts';
import type { Json, TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Commit, HeldPayment } from '../../domain/ports.ts';
import { encode } from './codec.ts';
import {
  archiveKey,
  attributesOf,
  bucketKey,
  caseMessageKey,
  changeAttributes,
  eventMarkerKey,
  heldKey,
  itemKey,
  type Key,
  listedKinds,
  refundedSaleKey,
  timelineKey,
} from './keys.ts';
import { loadKey } from './keys-apart.ts';
import { packLines } from './payment-lines.ts';
import type { Table } from './table.ts';

/** `once` writes say, when they collide, that all of this was done before */
export interface Write {
  readonly once: boolean;
  /** other merchants' decisions write it too */
  readonly shared?: true;
  readonly item: TransactWriteItem;
}
export const isShared = (write: Write | undefined): boolean => write?.shared === true;
export const isOnce = (write: Write | undefined): boolean => write?.once === true;

const absent = 'attribute_not_exists(pk)';
const unchanged = (version: number) =>
  version === 0
    ? { ConditionExpression: absent }
    : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': { N: String(version) } } };

const versioned = (table: Table, key: Key, version: number, row: object): Write => ({
  once: false,
  item: { Put: { TableName: table.name, Item: encode({ ...key, ...row, version: version + 1 }), ...unchanged(version) } },
});
const once = (table: Table, row: object, speaks = true): Write => ({
  once: speaks,
  item: {
    Put: {
      TableName: table.name,
      Item: encode(row),
      ConditionExpression: absent,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
});

const putItem = (table: Table, item: Item): Write =>
  versioned(table, itemKey(item.merchantId, item.kind, item.id), item.version, {
    ...item,
    ...attributesOf(item, table.dueShards),
  });
/** what a recalled item becomes: over as before, in its place in the archive; or live again, and the archived copy is out of date */
const putRecalled = (table: Table, item: Item): Write => {
  const { merchantId, kind, id, version } = item;
  const row = { ...item, ...attributesOf(item, table.dueShards) };
  if (isOver(item))
    return versioned(table, archiveKey(merchantId, kind, id), version, { ...row, ...archiveKey(merchantId, kind, id) });
  const Item = encode({ ...row, version: version + 1 });
  return { once: false, item: { Put: { TableName: table.name, Item, ConditionExpression: absent } } };
};
/** off the live partition and into the archive, as it was read; a copy of an earlier stay there is overwritten */
const archiveItem = (table: Table, item: Item): readonly Write[] => {
  const { merchantId, kind, id, version } = item;
  const Item = encode({ ...item, ...attributesOf(item, table.dueShards), ...archiveKey(merchantId, kind, id) });
  const condition = {
    ConditionExpression: `${absent} OR version < :version`,
    ExpressionAttributeValues: { ':version': { N: String(version) } },
  };
  return [
    deleteItem(table, merchantId, { kind, id, version }),
    { once: false, item: { Put: { TableName: table.name, Item, ...condition } } },
  ];
};
const deleteItem = (table: Table, merchantId: string, of: ItemKey): Write => ({
  once: false,
  item: { Delete: { TableName: table.name, Key: encode(itemKey(merchantId, of.kind, of.id)), ...unchanged(of.version) } },
});
const putBucket = (table: Table, { merchantId, hour, part, version, records, expiresAt }: PaymentBucket): Write =>
  versioned(table, bucketKey(merchantId, hour, part), version, {
    kind: 'bucket',
    merchantId,
    hour,
    part,
    records: packPayments(records),
    lines: packLines(records),
    expiresAt,
  });
const putRefundedSale = (table: Table, sale: RefundedSale): Write =>
  versioned(table, refundedSaleKey(sale.merchantId, sale.saleHash), sale.version, { kind: 'refunded_sale', ...sale });
const deleteHeld = (table: Table, { merchantId, paymentId }: HeldPayment): Write => ({
  once: false,
  item: {
    Delete: { TableName: table.name, Key: encode(heldKey(merchantId, paymentId)), ConditionExpression: 'attribute_exists(pk)' },
  },
});

/** where an event is marked, the mark says whether it was taken in before: another entry of the same instant is no proof of that */
const putEntry = (table: Table, entry: TimelineEntry, more: object, markerId: string | undefined): Write => {
  const row = { ...timelineKey(entry.merchantId, entry.at, entry.id), kind: 'timeline', ...entry, ...more };
  return once(table, row, markerId === undefined || markerId === entry.id);
};

const putMessage = (table: Table, message: CaseMessage): Write =>
  once(table, { ...caseMessageKey(message), kind: 'case_message', ...message }, false);

/** one entry of a commit tells the lists that there is something new to show */
const changeOf = (table: Table, merchantId: string, { puts }: Commit): object =>
  puts.some(({ kind }) => listedKinds.has(kind)) ? changeAttributes(merchantId, table.now()) : {};

/** seconds an inbound event's mark is kept: a redelivery later than that would be taken for a new event */
export const markerSeconds = 90 * 86_400;
const putMarker = (table: Table, merchantId: string, marker: { id: string; at: string }, result: Json): Write =>
  once(table, {
    ...eventMarkerKey(merchantId, marker.id),
    kind: 'event_marker',
    at: marker.at,
    result,
    expiresAt: Math.floor(Date.parse(marker.at) / 1000) + markerSeconds,
  });

const putLoad = (table: Table, load: QueueLoad): Write => ({
  ...versioned(table, loadKey(load.queue), load.version, { kind: 'queue_load', ...load }),
  shared: true,
});

const isRecalled = ({ recalled = [] }: Commit, { kind, id }: Item): boolean =>
  recalled.some((one) => one.kind === kind && one.id === id);

/** everything one commit writes, each with its condition; the result rides on the first timeline entry and on the marker */
export const transactionOf = (table: Table, merchantId: string, changes: Commit, result: Json): readonly Write[] => [
  ...changes.timeline.map((entry, at) =>
    putEntry(table, entry, at === 0 ? { result, ...changeOf(table, merchantId, changes) } : {}, changes.eventMarker?.id),
  ),
  ...(changes.eventMarker === undefined ? [] : [putMarker(table, merchantId, changes.eventMarker, result)]),
  ...changes.puts.map((item) => (isApart(item) || isRecalled(changes, item) ? putRecalled(table, item) : putItem(table, item))),
  ...(changes.archive ?? []).flatMap((item) => archiveItem(table, item)),
  ...changes.deletes.map((of) => deleteItem(table, merchantId, of)),
  ...(changes.said ?? []).map((message) => putMessage(table, message)),
  ...(changes.buckets ?? []).map((bucket) => putBucket(table, bucket)),
  ...(changes.refunded ?? []).map((sale) => putRefundedSale(table, sale)),
  ...(changes.loads ?? []).map((load) => putLoad(table, load)),
  ...(changes.released ?? []).map((held) => deleteHeld(table, held)),
];
