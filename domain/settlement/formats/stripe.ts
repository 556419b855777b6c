import { type Batch, type BatchReader, RefusedFile } from '../batch.ts';
import { cellsBy, hasColumns, onceOnly } from '../columns.ts';
import { type Decimal, decimalText } from '../decimal.ts';
import { type HearLine, type LineKind, nobody, referencesIn, seenAt } from '../settled-line.ts';

export const stripeColumns = ['automatic_payout_id', 'balance_transaction_id', 'currency', 'gross', 'fee', 'net'];

interface Open {
  lines: number;
  sum: Decimal;
  payout: Decimal | undefined;
  readonly reference: string;
  readonly currency: string;
}

/** what a reporting category is */
const kinds: Readonly<Record<string, LineKind>> = {
  charge: 'payment',
  refund: 'refund',
  partial_capture_reversal: 'refund',
  dispute: 'chargeback',
  dispute_reversal: 'reversal',
  refund_failure: 'reversal',
  fee: 'fee',
  network_cost: 'fee',
  risk_reserved_funds: 'reserve',
  payout: 'payout',
};
const references = [
  ...['balance_transaction_id', 'source_id', 'charge_id', 'payment_intent_id', 'refund_id', 'dispute_id'],
  ...['payment_metadata[order_id]', 'order_id'],
];

/**
 * Stripe's itemized payout reconciliation (docs.stripe.com/reports/payout-reconciliation), for automatic payouts; amounts in major units. Gross
 * less fee is net on every line. Where the payout itself is among the lines, the others add up to it.
 */
export const stripeReader = (header: readonly string[], _file = '', hear: HearLine = nobody): BatchReader => {
  const read = cellsBy(header);
  const once = onceOnly('balance transaction');
  const payouts = new Map<string, Open>();
  const told = new Set<string>();
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
        throw new RefusedFile(`gross less fee differs from net by ${decimalText(off)}: export the file again.`, {
          ...{ row: line, difference: off },
        });
      const key = `${reference}/${currency}`;
      const open = payouts.get(key) ?? { lines: 0, sum: 0n, payout: undefined, reference, currency };
      payouts.set(key, open);
      const kind = kinds[cells.text('reporting_category')] ?? (reportsCategory ? 'adjustment' : 'payment');
      // the payout is named on each of its lines, with the day it reaches the bank
      const effective = seenAt(cells.text('automatic_payout_effective_at_utc'), cells.text('automatic_payout_effective_at'));
      if (reference !== '' && kind !== 'payout' && effective.at !== undefined && !told.has(key)) {
        told.add(key);
        hear({ row: line, kind: 'payout', references: [reference], batch: reference, net: 0n, currency, ...effective });
      }
      hear({
        ...{ row: line, kind, net, currency, batch: reference },
        references: referencesIn(...(kind === 'payout' ? [reference] : []), ...references.map(cells.text)),
        ...(kind === 'payout' ? effective : {}),
        ...(kind === 'payout' && effective.at !== undefined ? {} : seenAt(cells.text('created_utc'), cells.text('created'))),
      });
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
