import * as z from 'zod';
import { minorDigits } from './minor-units.ts';
import sample from './sample-rates.json' with { type: 'json' };

/** amounts of all merchants are compared in this currency, the base of the reference rates of the European Central Bank */
export const reportingCurrency = 'EUR';

/** reference rates of one day, as the European Central Bank publishes them: units of a currency for one euro */
export const referenceRates = z.object({
  /** the day the rates are of, `2026-11-20` */
  asOf: z.iso.date(),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
  /** true for the invented rates that ship: real ones are loaded like a list */
  sample: z.boolean(),
});
export type ReferenceRates = z.infer<typeof referenceRates>;

export const sampleRates: ReferenceRates = { ...sample, sample: true };

/** An amount in minor units of a currency, in minor units of the reporting currency; undefined where there is no rate: it is not guessed. */
export const toReporting = ({ rates }: ReferenceRates, amountMinor: number, currency: string): number | undefined => {
  if (currency === reportingCurrency) return amountMinor;
  const rate = rates[currency];
  if (rate === undefined) return undefined;
  return Math.round((amountMinor / rate) * 10 ** (minorDigits(reportingCurrency) - minorDigits(currency)));
};
