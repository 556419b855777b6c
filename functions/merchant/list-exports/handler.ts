import type { DataExport } from '../../../domain/model/data-export.ts';
import type { Clock } from '../../../domain/ports.ts';
import { exportState } from '../../../domain/sales/export.ts';
import type { ExportReader } from '../../../domain/sales/export-ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'exports.make',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

const shownAtOnce = 20;

const shown = (one: DataExport, now: string) => {
  const { id, format, from, to, timeZone, currency, askedAt, askedBy, bytes, totals } = one;
  return { id, format, from, to, timeZone, currency, askedAt, askedBy, state: exportState(one, now), bytes, totals };
};

/** The merchant's exports, and how each stands; where they lie is shown to nobody */
export const handle =
  ({ exports, clock }: { readonly exports: ExportReader; readonly clock: Clock }): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId } }) => {
    const now = clock.now();
    return { exports: (await exports.newest(merchantId, shownAtOnce)).map((one) => shown(one, now)) };
  };
