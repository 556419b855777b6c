import { rejectedPlace } from '../../adapters/memory/rejected-events.ts';
import { of, type World } from '../../adapters/memory/world.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { PaymentLedger, RejectedEvents } from '../../domain/ports.ts';
import type { ToldRow } from '../../functions/events/publish-timeline/handler.ts';
import type { Meter } from '../meter.ts';
import type { BilledRows } from './billed-rows.ts';
import type { TableBill } from './table-bill.ts';

interface Billing {
  readonly world: World;
  readonly bill: TableBill;
  readonly rows: BilledRows;
  readonly meter: Meter;
  /** hears of every new refusal, as the table's stream would tell it */
  readonly told: (row: ToldRow) => void;
}

/** the ledger, with every request counted */
export const billedLedger = ({ world, bill, rows, meter }: Billing, ledger: PaymentLedger): PaymentLedger => {
  const read = (buckets: readonly PaymentBucket[]): readonly PaymentBucket[] => {
    meter.called();
    bill.read(buckets.reduce((sum, bucket) => sum + rows.bucket(bucket).size, 0));
    return buckets;
  };
  return {
    // a query an hour
    buckets: async (merchantId, hours) => {
      const found = await ledger.buckets(merchantId, hours);
      for (const hour of new Set(hours)) read(found.filter((bucket) => bucket.hour === hour));
      return found;
    },
    recent: async (merchantId, parts) => read(await ledger.recent(merchantId, parts)),
    allBuckets: async (merchantId) => read(await ledger.allBuckets(merchantId)),
    // an item each, there or not
    refundedSales: async (merchantId, saleHashes) => {
      const found = await ledger.refundedSales(merchantId, saleHashes);
      for (const saleHash of saleHashes) {
        meter.called();
        const sale = found.find((one) => one.saleHash === saleHash);
        bill.read(sale === undefined ? 0 : rows.refundedSale(sale).size);
      }
      return found;
    },
    hold: async (payment) => {
      meter.called();
      const there = of(world.held, payment.merchantId).has(payment.paymentId);
      const row = rows.held(payment);
      if (there) bill.refused(row, row, 1);
      else bill.wrote(undefined, row, 1);
      return ledger.hold(payment);
    },
    held: async (merchantId) => {
      meter.called();
      const held = await ledger.held(merchantId);
      bill.read(held.reduce((sum, one) => sum + rows.held(one).size, 0));
      return held;
    },
  };
};

/** the list of refused events, with what it writes counted */
export const billedRejected = ({ world, bill, rows, meter, told }: Billing, rejected: RejectedEvents): RejectedEvents => ({
  ...rejected,
  add: async (event, until) => {
    meter.called();
    const there = world.rejected.has(rejectedPlace(event));
    const row = rows.rejected(event);
    if (there) bill.refused(row, row, 1);
    else bill.wrote(undefined, row, 1);
    await rejected.add(event, until);
    if (!there) told({ ...event, kind: 'rejected' });
  },
});
