import * as z from 'zod';
import { toJson } from '../../../application/to-json.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { json } from '../../../domain/json.ts';
import { itemsOf } from '../../../domain/model/snapshot.ts';
import type { Clock, MerchantArchive, MerchantStore, PaymentLedger, TimelineReader } from '../../../domain/ports.ts';
import { type ExportedRecord, exported } from '../../../domain/privacy/export-part.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.export',
  params: ofMerchant,
  query: z.object({ cursor: z.string().max(2_000).optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'> & MerchantArchive;
  readonly timeline: TimelineReader;
  readonly ledger: Pick<PaymentLedger, 'allBuckets'>;
  readonly clock: Clock;
}

/** entries of one part: an answer of Lambda takes 6 MB, and an entry is some KB at most */
const entriesAtOnce = 500;

const record = z.record(z.string(), json);
const records = (store: ExportedRecord['store'], all: readonly unknown[]): readonly ExportedRecord[] =>
  all.map((one) => ({ store, record: record.parse(toJson(one)) }));

const firstPart = async ({ merchants, ledger }: Needs, merchantId: string): Promise<readonly ExportedRecord[]> => {
  const snapshot = await merchants.load(merchantId);
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  const buckets = await ledger.allBuckets(merchantId);
  return [
    ...records('merchant', itemsOf(snapshot).map(exported)),
    ...records('archive', await merchants.archived(merchantId)),
    ...records(
      'payments',
      buckets.map(({ hour, part, records: all }) => ({ hour, part, payments: all.length })),
    ),
  ];
};

/** everything there is of a merchant as data, a part at a time: its state first, then its timeline, oldest first */
export const handle =
  (needs: Needs) =>
  async ({ params: { merchantId }, query }: CallOf<typeof wanted>) => {
    const state = query.cursor === undefined ? await firstPart(needs, merchantId) : [];
    const page = await needs.timeline.list(merchantId, entriesAtOnce, query.cursor);
    const entries = page.entries.map(({ result: _result, ...entry }) => entry);
    return {
      ...{ format: 'firstsale.merchant-export.v1' as const, merchantId, asOf: needs.clock.now() },
      records: [...state, ...records('timeline', entries)],
      cursor: page.cursor,
    };
  };
