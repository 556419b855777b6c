import type { PackedPayment, PaymentBucket } from '../../domain/model/payments.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { decode, encode, type Row } from '../dynamodb/codec.ts';
import { bucketPartition } from '../dynamodb/keys.ts';
import { packed } from '../dynamodb/payment-ledger.ts';
import { packLines } from '../dynamodb/payment-lines.ts';
import type { ReadTable } from '../dynamodb/table.ts';
import { putRowAgain, rowsOfPartition } from './change-rows.ts';

const namesBuyer = ({ line }: PackedPayment): boolean =>
  line?.customer !== undefined || line?.card !== undefined || line?.reference !== undefined;
const withoutBuyer = (record: PackedPayment): PackedPayment => {
  if (record.line === undefined) return record;
  const { customer: _customer, card: _card, reference: _reference, ...line } = record.line;
  return { ...record, line };
};

const linesOf = (records: readonly PackedPayment[]) => {
  const lines = packLines(records);
  return lines === undefined ? {} : { lines };
};

/**
 * Who bought, in the lines of payments: the masked name, the card's last four, the merchant's own number, which may be anything. Amounts,
 * instants and payment ids stay: figures and accounts are made of them.
 */
export const buyersEraser = (table: ReadTable): Eraser => {
  async function* naming(merchantId: string): AsyncGenerator<readonly [Row, PaymentBucket]> {
    for await (const row of rowsOfPartition(table, bucketPartition(merchantId))) {
      const bucket = decode(packed, row);
      if (bucket.records.some(namesBuyer)) yield [row, bucket];
    }
  }
  return {
    store: 'buyers',
    count: async (merchantId, kinds) => {
      let records = 0;
      if (kinds.has('contact'))
        for await (const [, bucket] of naming(merchantId)) records += bucket.records.filter(namesBuyer).length;
      return [{ store: 'buyers', data: 'contact', records }];
    },
    erase: async (merchantId, kinds) => {
      if (!kinds.has('contact')) return;
      for await (const [row, { records }] of naming(merchantId)) {
        const { lines: _lines, ...rest } = row;
        await putRowAgain(table, { ...rest, ...encode(linesOf(records.map(withoutBuyer))) });
      }
    },
  };
};
