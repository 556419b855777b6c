import { type BatchReader, RefusedFile } from '../batch.ts';
import { type Cells, cellsBy, hasColumns } from '../columns.ts';
import { type Decimal, decimalText } from '../decimal.ts';
import { type HearLine, type LineKind, nobody, referencesIn, seenAt } from '../settled-line.ts';

export const klarnaSummary = ['payment_reference', 'total_settlement_amount'];
const klarnaLines = ['type', 'amount'];

/** which total a type of line belongs to, and what it does to the payout; a correction is written with its own sign */
const totals: Readonly<Record<string, readonly [total: string, sign: 1n | -1n | 0n]>> = {
  SALE: ['total_sale_amount', 1n],
  RETURN: ['total_return_amount', -1n],
  REVERSAL: ['total_reversal_amount', -1n],
  FEE: ['total_fee_amount', -1n],
  FEE_REFUND: ['total_fee_refund_amount', 1n],
  COMMISSION: ['total_commission_amount', 1n],
  CHARGE: ['total_charge_amount', -1n],
  CREDIT: ['total_credit_amount', 1n],
  HOLDBACK: ['total_holdback_amount', -1n],
  RELEASE: ['total_release_amount', 1n],
  CORRECTION: ['total_fee_correction_amount', 0n],
};
/** totals that have no lines of their own */
const unlined: readonly (readonly [total: string, sign: 1n | -1n])[] = [
  ['total_tax_amount', -1n],
  ['total_repay_amount', -1n],
  ['total_commission_reversal_amount', -1n],
];

const kinds: Readonly<Record<string, LineKind>> = {
  SALE: 'payment',
  RETURN: 'refund',
  REVERSAL: 'reversal',
  HOLDBACK: 'reserve',
  RELEASE: 'reserve',
  CORRECTION: 'adjustment',
};
const references = ['order_id', 'short_order_id', 'merchant_reference1', 'merchant_reference2', 'capture_id', 'refund_id'];

const size = (value: Decimal): Decimal => (value < 0n ? -value : value);
const netOf = (value: Decimal, sign: 1n | -1n | 0n): Decimal => (sign === 0n ? value : sign * size(value));

const currencyOf = (of: Cells): string | null =>
  [of.text('currency'), of.text('currency_code')].find((one) => one !== '')?.toUpperCase() ?? null;

/**
 * Klarna's settlement report (docs.klarna.com/settlement-reports): a summary of totals, then the lines. Each type adds up to its total where
 * the summary has one, and the lines to total_settlement_amount.
 */
export const klarnaReader = (header: readonly string[], _file = '', hear: HearLine = nobody): BatchReader => {
  let summary: Cells | undefined;
  let read: ReturnType<typeof cellsBy> | undefined;
  const byTotal = new Map<string, Decimal>();
  let [lines, sum] = [0, 0n];
  const asText = (total: string, off: Decimal): string =>
    `its lines differ from ${total} by ${decimalText(off)}: download the file again.`;
  return {
    format: 'klarna-settlement',
    take: (record, line) => {
      if (summary === undefined) {
        summary = cellsBy(header)(record, line);
        const reference = summary.text('payment_reference');
        const payout = { row: line, kind: 'payout', references: [reference], batch: reference } as const;
        hear({
          ...{ ...payout, net: -summary.amount('total_settlement_amount'), currency: currencyOf(summary) ?? '' },
          ...seenAt(summary.text('payout_date'), summary.text('settlement_date')),
        });
        return;
      }
      if (read === undefined) {
        if (!hasColumns(record, klarnaLines))
          throw new RefusedFile(
            `line ${line}: the columns ${klarnaLines.join(' and ')} of the lines are missing: download the file again.`,
          );
        read = cellsBy(record);
        return;
      }
      const cells = read(record, line);
      const known = totals[cells.text('type').toUpperCase()];
      if (known === undefined)
        throw new RefusedFile(`line ${line}: type "${cells.text('type')}" belongs to no known total: ask for support of it.`);
      const net = netOf(cells.amount('amount'), known[1]);
      hear({
        ...{ row: line, kind: kinds[cells.text('type').toUpperCase()] ?? 'fee', net, batch: summary.text('payment_reference') },
        ...{ currency: currencyOf(summary) ?? '', references: referencesIn(...references.map(cells.text)) },
        ...seenAt(cells.text('capture_date'), cells.text('sale_date')),
      });
      byTotal.set(known[0], (byTotal.get(known[0]) ?? 0n) + net);
      lines += 1;
      sum += net;
    },
    end: () => {
      if (summary === undefined || read === undefined)
        throw new RefusedFile('the summary or the lines are missing: the file is cut short, download it again.');
      const of = summary;
      const batch = { reference: of.text('payment_reference'), lines, currency: currencyOf(of) };
      const free = unlined.reduce((total, [name, sign]) => total + netOf(of.amount(name), sign), 0n);
      const whole = sum + free;
      const difference = of.amount('total_settlement_amount') - whole;
      const wrong = Object.values(totals).flatMap(([total, sign]) => {
        if (of.text(total) === '') return [];
        const off = netOf(of.amount(total), sign) - (byTotal.get(total) ?? 0n);
        return off === 0n ? [] : [asText(total, off)];
      });
      return [{ ...batch, sum: whole, difference, ...(wrong[0] !== undefined && { refused: wrong[0] }) }];
    },
  };
};
