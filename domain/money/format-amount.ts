import { majorAmount, minorDigits } from './minor-units.ts';

/** How a language writes an amount in minor units, with every digit ISO 4217 gives the currency: `KWD 1.234`, `¥100`, `HUF 400.00`. */
export const exactAmount = (locale: string, currency: string): ((amountMinor: number) => string) => {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (amountMinor) => format.format(majorAmount(amountMinor, currency));
};

/** How a language writes an amount in minor units, rounded to whole units. */
export const roundedAmount = (locale: string, currency: string): ((amountMinor: number) => string) => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  return (amountMinor) => format.format(majorAmount(amountMinor, currency));
};
