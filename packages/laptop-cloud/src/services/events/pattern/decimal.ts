/** digits without leading and trailing zeros, and the power of ten of the last one: equal numbers have equal forms */
function normal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return '0';
  const significant = digits.replace(/0+$/, '');
  return `${sign}${significant}e${Number(exponent) - fraction.length + (digits.length - significant.length)}`;
}

const SHORT_INTEGER = /^-?\d{1,15}$/;

/**
 * The number a JSON text stands for, or undefined when a double cannot hold it digit for digit: such a text is no number to
 * the pattern language.
 */
export function comparable(raw: string): number | undefined {
  const value = Number(raw);
  if (SHORT_INTEGER.test(raw)) return value;
  if (!Number.isFinite(value)) return undefined;
  return normal(raw) === normal(String(value)) ? value : undefined;
}
