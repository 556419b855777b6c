import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { MerchantRecords } from '../../../domain/privacy/export-part.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.export',
  params: ofMerchant,
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly records: MerchantRecords;
  readonly clock: Clock;
}

/** everything there is of a merchant as data, a part at a time */
export const handle =
  ({ records, clock }: Needs) =>
  async ({ params: { merchantId }, query }: CallOf<typeof wanted>) => {
    const page = await records.page(merchantId, query.cursor);
    // the first part is the merchant itself
    if (query.cursor === undefined && page.records.length === 0) throw new MerchantNotFound(merchantId);
    return {
      ...{ format: 'firstsale.merchant-export.v1' as const, merchantId, asOf: clock.now() },
      records: [...page.records],
      cursor: page.cursor,
    };
  };
