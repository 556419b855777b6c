import type { PaymentReader } from '../../domain/ports.ts';
import { decode } from './codec.ts';
import { bucketPartition, bucketRange } from './keys.ts';
import { packed } from './payment-ledger.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

export const paymentReader = (table: ReadTable): PaymentReader => ({
  between: async (merchantId, from, to) => {
    const first = bucketRange(`${from}T00:00:00.000Z`).from;
    const last = bucketRange(`${to}T23:00:00.000Z`).to;
    return (await queryRange(table, bucketPartition(merchantId), first, last)).map((row) => decode(packed, row));
  },
});
