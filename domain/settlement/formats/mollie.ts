import * as z from 'zod';
import type { Batch, BatchReader } from '../batch.ts';
import { cellsBy, onceOnly } from '../columns.ts';
import { type Decimal, decimalOf, wholeMinor } from '../decimal.ts';
import { type HearLine, nobody, referencesIn, seenAt } from '../settled-line.ts';

const money = z.object({
  currency: z.string(),
  value: z.string().transform((text, context): Decimal => {
    const value = decimalOf(text);
    if (value === undefined) context.addIssue({ code: 'custom', message: `is "${text}", which is no amount` });
    return value ?? 0n;
  }),
});
const subtotal = z.object({ amountGross: money });
const period = z.object({ revenue: z.array(subtotal).default([]), costs: z.array(subtotal).default([]) });
export const mollieSettlement = z.object({
  resource: z.literal('settlement'),
  reference: z.string().nullish(),
  id: z.string(),
  status: z.enum(['open', 'pending', 'paidout', 'failed']),
  amount: money,
  periods: z.record(z.string(), z.record(z.string(), period)),
});

/**
 * A settlement of Mollie's API (docs.mollie.com/reference/get-settlement): revenue less costs of all periods, with VAT, is the amount. Subtotals
 * have four decimals, the amount those of its currency. An open settlement still changes, so it is not compared.
 */
export const mollieBatch = ({ reference, id, status, amount, periods }: z.infer<typeof mollieSettlement>): Batch => {
  const months = Object.values(periods).flatMap((months) => Object.values(months));
  const total = (of: readonly z.infer<typeof subtotal>[]): Decimal => of.reduce((sum, one) => sum + one.amountGross.value, 0n);
  const exact = months.reduce((sum, { revenue, costs }) => sum + total(revenue) - total(costs), 0n);
  const sum = wholeMinor(exact, amount.currency);
  const batch = {
    ...{ reference: reference ?? id, currency: amount.currency, sum },
    lines: months.reduce((count, { revenue, costs }) => count + revenue.length + costs.length, 0),
  };
  if (status === 'failed')
    return { ...batch, refused: 'the settlement failed: its money was not paid out, so ask the provider for the next one.' };
  return status === 'open' ? batch : { ...batch, difference: amount.value - sum };
};

export const mollieColumns = ['ID', 'Settlement amount', 'Settlement currency', 'Settlement reference'];

/** Mollie's export of the payments of settlements: lines without a total of their own. */
export const mollieReader = (header: readonly string[], _file = '', hear: HearLine = nobody): BatchReader => {
  const read = cellsBy(header);
  const once = onceOnly('payment');
  const settlements = new Map<string, { readonly reference: string; readonly currency: string; lines: number; sum: Decimal }>();
  return {
    format: 'mollie-settlement',
    take: (record, line) => {
      const cells = read(record, line);
      const [reference, currency] = [cells.text('Settlement reference'), cells.text('Settlement currency')];
      once(`${cells.text('ID')} of ${reference}`, line);
      const key = `${reference}/${currency}`;
      const open = settlements.get(key) ?? { reference, currency, lines: 0, sum: 0n };
      settlements.set(key, open);
      open.lines += 1;
      const net = cells.amount('Settlement amount');
      open.sum += net;
      hear({
        ...{ row: line, kind: net < 0n ? 'refund' : 'payment', net, currency, batch: reference },
        ...{ references: referencesIn(cells.text('ID'), cells.text('Description')), ...seenAt(cells.text('Date')) },
      });
    },
    end: () =>
      [...settlements.values()].map(
        ({ reference, currency, lines, sum }): Batch => ({
          ...{ reference, lines, currency: currency === '' ? null : currency, sum },
        }),
      ),
  };
};
