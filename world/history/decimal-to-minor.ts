import { minorDigits } from '../../domain/money/minor-units.ts';

/** decimal text to minor units of a currency without floating point: "35.00" of BRL is 3500; undefined for anything that is not a plain decimal, or has more places than the currency */
export function decimalToMinor(text: string, currency: string): number | undefined {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,4}))?$/.exec(text);
  const places = minorDigits(currency);
  const [, sign, whole, fraction = ''] = match ?? [];
  if (whole === undefined || fraction.length > places) return undefined;
  const minor = Number(whole) * 10 ** places + Number(fraction.padEnd(places, '0'));
  return sign === '-' ? -minor : minor;
}
