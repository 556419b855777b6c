import type { Batch, BatchReader } from '../batch.ts';
import { RefusedFile } from '../batch.ts';
import { type Cells, cellsBy } from '../columns.ts';
import { type Decimal, decimalText } from '../decimal.ts';
import { type HearLine, type LineKind, nobody, referencesIn, seenAt } from '../settled-line.ts';

export const adyenColumns = ['Type', 'Net Currency', 'Net Debit (NC)', 'Net Credit (NC)', 'Batch Number'];
const costs = ['Commission (NC)', 'Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'];

interface Open {
  lines: number;
  sum: Decimal;
  payout: Decimal | undefined;
  readonly currency: string;
}

/** what a type of entry is; the provider has many more of fees and corrections than of payments */
const kinds: Readonly<Record<string, LineKind>> = {
  Settled: 'payment',
  SettledExternallyWithInfo: 'payment',
  Refunded: 'refund',
  RefundedExternallyWithInfo: 'refund',
  Chargeback: 'chargeback',
  SecondChargeback: 'chargeback',
  ChargebackExternallyWithInfo: 'chargeback',
  ChargebackReversed: 'reversal',
  RefundedReversed: 'reversal',
  DepositCorrection: 'reserve',
  ReserveAdjustment: 'reserve',
  Fee: 'fee',
  MiscCosts: 'fee',
  MerchantPayout: 'payout',
};
const references = ['Psp Reference', 'Merchant Reference', 'Modification Reference', 'Modification Merchant Reference'];

/** the costs of a line are what its gross amount lost on the way; only in one currency can that be checked */
const checkCosts = (cells: Cells, net: Decimal): void => {
  const currency = cells.text('Gross Currency');
  const gross = cells.amount('Gross Credit (GC)') - cells.amount('Gross Debit (GC)');
  if (gross === 0n || currency === '' || currency !== cells.text('Net Currency')) return;
  const cost = costs.reduce((sum, column) => sum + cells.amount(column), 0n);
  const off = net - (gross - cost);
  if (off !== 0n)
    throw new RefusedFile(`gross less costs differs from net by ${decimalText(off)}: export the file again.`, {
      ...{ row: cells.line, difference: off },
    });
};

/**
 * Adyen's settlement details report (docs.adyen.com/reporting/settlement-reconciliation). A batch is balanced when its lines add up to its
 * MerchantPayout; one without a payout has nothing to compare with.
 */
export const adyenReader = (header: readonly string[], _file = '', hear: HearLine = nobody): BatchReader => {
  const read = cellsBy(header);
  const batches = new Map<string, Open>();
  return {
    format: 'adyen-settlement-details',
    take: (record, line) => {
      const cells = read(record, line);
      const net = cells.amount('Net Credit (NC)') - cells.amount('Net Debit (NC)');
      const [number, currency] = [cells.text('Batch Number'), cells.text('Net Currency')];
      const key = `${number}/${currency}`;
      const batch = batches.get(key) ?? { lines: 0, sum: 0n, payout: undefined, currency };
      batches.set(key, batch);
      const kind = kinds[cells.text('Type')] ?? 'adjustment';
      const own = kind === 'payout' ? [number] : [];
      hear({
        ...{ row: line, kind, references: referencesIn(...own, ...references.map(cells.text)), batch: number, net, currency },
        ...seenAt(cells.text('Creation Date')),
      });
      if (cells.text('Type') === 'MerchantPayout') {
        batch.payout = (batch.payout ?? 0n) + net;
        return;
      }
      checkCosts(cells, net);
      batch.lines += 1;
      batch.sum += net;
    },
    end: () =>
      [...batches].map(
        ([key, { lines, sum, payout, currency }]): Batch => ({
          ...{ reference: key.slice(0, key.lastIndexOf('/')), lines, currency: currency === '' ? null : currency, sum },
          ...(payout !== undefined && { difference: -payout - sum }),
        }),
      ),
  };
};
