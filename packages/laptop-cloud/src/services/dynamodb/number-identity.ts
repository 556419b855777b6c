const NUMBER = /^([+-]?)0*(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** One text for all the ways to write a number: `1`, `1.0` and `10e-1` are one key. Undefined for what is no number. */
export function sameNumber(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const written = whole + fraction;
  if (!/\d/.test(text) || NUMBER.exec(text) === null) return undefined;
  const digits = written.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return '0';
  const trailing = written.length - written.replace(/0+$/, '').length;
  return `${sign === '-' ? '-' : ''}${digits}e${Number(exponent) - fraction.length + trailing}`;
}
