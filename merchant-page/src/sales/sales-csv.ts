import { plainAmount } from '../../../domain/money/minor-units.ts';
import { byteOrderMark, csvRow } from '../../../domain/text/csv.ts';
import type { SaleWords } from '../words/sales-words.ts';
import { sortableIn } from './formats.ts';
import type { Sale } from './use-sales.ts';

/** more than these are an export's business */
export const mostLines = 5_000;

interface Of {
  readonly currency: string;
  readonly timeZone: string;
  readonly words: SaleWords;
}

/** sales as a file for spreadsheets: times in the merchant's zone, which the header names; refunds are negative */
export const salesCsv = (sales: readonly Sale[], { currency, timeZone, words }: Of): string => {
  const { columns } = words;
  const at = sortableIn(timeZone);
  const amount = (minor: number) => ({ number: plainAmount(minor, currency) });
  const header = [
    ...[columns.at(timeZone), columns.kind, columns.amount, columns.currency, columns.status, columns.refunded],
    ...[columns.reference, columns.payment, columns.customer, columns.card, columns.method, columns.plan],
  ];
  const rows = sales.map((sale) =>
    csvRow([
      at(sale.at),
      words.kind[sale.kind],
      amount(sale.kind === 'refund' ? -sale.amountMinor : sale.amountMinor),
      currency,
      sale.status && words.status[sale.status],
      sale.refundedMinor === undefined ? undefined : amount(sale.refundedMinor),
      sale.reference,
      sale.paymentId,
      sale.customer,
      sale.card,
      sale.method,
      sale.plan,
    ]),
  );
  return byteOrderMark + csvRow(header) + rows.join('');
};

/** hands a text to the browser as a file */
export const saveAs = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
