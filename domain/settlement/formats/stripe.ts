import { type Batch, type BatchReader, RefusedFile } from '../batch.ts';
import { cellsBy, hasColumns, onceOnly } from '../columns.ts';
import { type Decimal, decimalText } from '../decimal.ts';

export const stripeColumns = ['automatic_payout_id', 'balance_transaction_id', 'currency', 'gross', 'fee', 'net'];

interface Open {
  lines: number;
  sum: Decimal;
  payout: Decimal | undefined;
  readonly reference: string;
  readonly currency: string;
}

/**
 * Stripe's itemized payout reconciliation (docs.stripe.com/reports/payout-reconciliation), for automatic payouts; amounts in major units. Gross
 * less fee is net on every line. Where the payout itself is among the lines, the others add up to it.
 */
export const stripeReader = (header: readonly string[]): BatchReader => {
  const read = cellsBy(header);
  const once = onceOnly('balance transaction');
  const payouts = new Map<string, Open>();
  const reportsCategory = hasColumns(header, ['reporting_category']);
  return {
    format: 'stripe-payout-reconciliation',
    take: (record, line) => {
      const cells = read(record, line);
      once(cells.text('balance_transaction_id'), line);
      const [net, reference] = [cells.amount('net'), cells.text('automatic_payout_id')];
      const currency = cells.text('currency').toUpperCase();
      const off = net - (cells.amount('gross') - cells.amount('fee'));
      if (off !== 0n)
        throw new RefusedFile(`line ${line}: gross less fee differs from net by ${decimalText(off)}: export the file again.`);
      const key = `${reference}/${currency}`;
      const open = payouts.get(key) ?? { lines: 0, sum: 0n, payout: undefined, reference, currency };
      payouts.set(key, open);
      if (reportsCategory && cells.text('reporting_category') === 'payout') {
        open.payout = (open.payout ?? 0n) + net;
        return;
      }
      open.lines += 1;
      open.sum += net;
    },
    end: () =>
      [...payouts.values()].map(
        ({ lines, sum, payout, reference, currency }): Batch => ({
          ...{ reference, lines, currency: currency === '' ? null : currency, sum },
          ...(payout !== undefined && { difference: -payout - sum }),
        }),
      ),
  };
};
