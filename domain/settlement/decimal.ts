import { minorDigits } from '../money/minor-units.ts';

/** An exact decimal: so many hundred-millionths. Banks write up to five decimals, providers of payments four. */
export type Decimal = bigint;

const PLACES = 8;
const shape = new RegExp(`^([+-]?)(\\d{1,18})(?:\\.(\\d{0,${PLACES}}))?$`);

/** An amount as files write it, `-1234.50`; undefined for anything else, a thousands separator or a decimal comma included. */
export const decimalOf = (text: string): Decimal | undefined => {
  const match = shape.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const size = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -size : size;
};

/** In minor units of ISO 4217: exact, so a thousandth of a euro is a tenth of its minor unit. Two digits where the currency is unknown. */
export const minorOf = (value: Decimal, currency: string | null): number =>
  Number(value) / 10 ** (PLACES - minorDigits(currency ?? 'EUR'));

/** Rounded to whole minor units of a currency, halves away from zero. */
export const wholeMinor = (value: Decimal, currency: string | null): Decimal => {
  const unit = 10n ** BigInt(PLACES - minorDigits(currency ?? 'EUR'));
  const half = value < 0n ? -unit / 2n : unit / 2n;
  return ((value + half) / unit) * unit;
};

/** As a person writes it, with no more digits than it needs, and two at least. */
export const decimalText = (value: Decimal): string => {
  const digits = String(value < 0n ? -value : value).padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0{1,6}$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${fraction}`;
};
