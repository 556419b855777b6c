import type { PaymentReader } from '../../domain/books-ports.ts';
import type { DueDigest } from '../../domain/digest/digest-ports.ts';
import { dueShard } from '../../domain/due/due-shard.ts';
import type { DueIndex } from '../../domain/due-ports.ts';
import type { DueReference } from '../../domain/model/due-reference.ts';
import { dueKinds } from '../../domain/model/item.ts';
import type { CaseMessages, PaymentLedger, TimelineReader } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { settled } from './settled.ts';
import { byBytes, of, sorted, type World } from './world.ts';

/** one page of what follows `from` */
export const pageOf = <Value>(entries: readonly [string, Value][], limit: number, cursor: string | undefined) => {
  const from = cursor === undefined ? '' : openCursor(after, cursor).after;
  const rest = entries.filter(([key]) => byBytes(key, from) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const values = page.map(([, value]) => value);
  return { values, cursor: rest.length > limit && last !== undefined ? sealCursor({ after: last[0] }) : undefined };
};

export const timelineReader = (world: World): TimelineReader => ({
  list: async (merchantId, limit, cursor, order = 'oldest', since = '') => {
    const entries = sorted(of(world.timeline, merchantId)).filter(([key]) => key >= since);
    if (order === 'newest') {
      const to = cursor === undefined ? undefined : openCursor(after, cursor).after;
      const rest = entries.filter(([key]) => to === undefined || byBytes(key, to) < 0).toReversed();
      const shown = rest.slice(0, limit);
      const last = shown.at(-1);
      const more = rest.length > limit && last !== undefined;
      return { entries: shown.map(([, entry]) => entry), cursor: more ? sealCursor({ after: last[0] }) : undefined };
    }
    const page = pageOf(entries, limit, cursor);
    return { entries: page.values, cursor: page.cursor };
  },
});

export const caseMessages = (world: World): CaseMessages => ({
  of: async (merchantId, caseId) => [...of(world.said, merchantId).values()].filter((one) => one.caseId === caseId),
  one: async (merchantId, caseId, n) =>
    [...of(world.said, merchantId).values()].find((one) => one.caseId === caseId && one.n === n),
});
const refundedOf = (world: World, merchantId: string, saleHashes: readonly string[]) =>
  saleHashes.flatMap((one) => of(world.refunded, merchantId).get(one) ?? []);

export const paymentLedger = (world: World): PaymentLedger => ({
  buckets: async (merchantId, hours) => [...of(world.buckets, merchantId).values()].filter(({ hour }) => hours.includes(hour)),
  recent: async (merchantId, parts) => [...of(world.buckets, merchantId).values()].slice(-parts),
  allBuckets: async (merchantId) => [...of(world.buckets, merchantId).values()],
  refundedSales: async (merchantId, saleHashes) => refundedOf(world, merchantId, saleHashes),
  hold: async (payment) => {
    const held = of(world.held, payment.merchantId);
    if (!held.has(payment.paymentId)) held.set(payment.paymentId, settled(payment));
  },
  held: async (merchantId) => sorted(of(world.held, merchantId)).map(([, payment]) => payment),
});

export const paymentReader = (world: World): PaymentReader => ({
  between: async (merchantId, from, to) =>
    [...of(world.buckets, merchantId).values()].filter(({ hour }) => hour.slice(0, 10) >= from && hour.slice(0, 10) <= to),
  newest: async (merchantId, { from, to }, parts, before) =>
    [...of(world.buckets, merchantId).values()]
      .filter(({ hour }) => hour >= from && hour <= to)
      .filter(({ hour, part }) => before === undefined || hour < before.hour || (hour === before.hour && part < before.part))
      .toReversed()
      .slice(0, parts),
  refundedSales: async (merchantId, saleHashes) => refundedOf(world, merchantId, saleHashes),
});

const pageWhere =
  (world: World, shards: number, isMeant: (dueAt: string, at: string) => boolean): DueIndex['due'] =>
  async (shard, at, limit, cursor) => {
    if (shard < 0 || shard >= shards) throw new RangeError(`Shard ${shard} does not exist; the due index has ${shards}`);
    const references: [string, DueReference | DueDigest][] = [];
    for (const [merchantId, instants] of world.due) {
      const due = [...instants].filter(([, dueAt]) => isMeant(dueAt, at));
      if (due.length === 0 || dueShard(merchantId, shards) !== String(shard)) continue;
      for (const [key, dueAt] of due) {
        const hash = key.indexOf('#');
        const kind = dueKinds.find((one) => one === key.slice(0, hash));
        const id = key.slice(hash + 1);
        if (kind !== undefined) references.push([`${dueAt}#${merchantId}#${kind}#${id}`, { merchantId, kind, id, dueAt }]);
      }
    }
    for (const { person, dueAt = '' } of world.digests.values())
      if (dueAt !== '' && isMeant(dueAt, at) && dueShard(person, shards) === String(shard))
        references.push([`${dueAt}#${person}`, { kind: 'digest', person, dueAt }]);
    const { values, cursor: next } = pageOf(sorted(references), limit, cursor);
    return {
      references: values.flatMap((one) => (one.kind === 'digest' ? [] : [one])),
      digests: values.flatMap((one) => (one.kind === 'digest' ? [one] : [])),
      unreadable: [],
      cursor: next,
    };
  };

export const dueIndex = (world: World, shards: number): DueIndex => ({
  shards,
  due: pageWhere(world, shards, (dueAt, now) => dueAt <= now),
  from: pageWhere(world, shards, (dueAt, at) => dueAt >= at),
});
