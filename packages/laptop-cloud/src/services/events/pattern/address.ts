/** inclusive bounds in hex digits, 8 for IPv4 and 32 for IPv6 */
export interface AddressRange {
  readonly bottom: string;
  readonly top: string;
}

const V4 = /^\d+\.\d+\.\d+\.\d+$/;
const V6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;

function v4Digits(address: string): string | undefined {
  if (address.length > 15) return undefined;
  const octets = address.split('.').map(Number);
  if (octets.some((octet) => octet > 255)) return undefined;
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
}

function v6Digits(address: string): string | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  const values = groups.map((group) => (group === '' ? Number.NaN : Number.parseInt(group, 16)));
  if (!values.every((value) => value <= 0xffff)) return undefined;
  const digits = values.map((value) => value.toString(16).padStart(4, '0')).join('');
  // an IPv4 address in IPv6 clothes is the IPv4 address
  return digits.startsWith(`${'0'.repeat(20)}ffff`) ? digits.slice(24) : digits;
}

/** hex digits of an IP literal, or undefined when the text is none */
export function addressDigits(text: string): string | undefined {
  if (V4.test(text)) return v4Digits(text);
  if (V6.test(text)) return v6Digits(text);
  return undefined;
}

/** Reads `10.0.0.0/8`; throws an Error saying what is wrong with it. A single address is not a block. */
export function parseCidr(text: string): AddressRange {
  const [address = '', mask = '', ...rest] = text.replace(/\/+$/, '').split('/');
  if (mask === '' || rest.length > 0) throw new Error("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d{1,9}$/.test(mask)) throw new Error('Malformed CIDR, mask bits must be an integer');
  const bits = Number(mask);
  if (bits < 0) throw new Error('Malformed CIDR, mask bits must not be negative');
  const digits = addressDigits(address);
  if (digits === undefined) throw new Error(`Nonstandard IP address: ${address}`);
  const width = digits.length * 4;
  if (bits >= width) throw new Error(width === 32 ? 'IPv4 mask bits must be < 32' : 'IPv6 mask bits must be < 128');
  const variable = BigInt(width - bits);
  const base = (BigInt(`0x${digits}`) >> variable) << variable;
  const hex = (value: bigint) => value.toString(16).padStart(digits.length, '0');
  return { bottom: hex(base), top: hex(base + (1n << variable) - 1n) };
}

/**
 * Compares digit by digit from the left and stops when decided: of a longer address the leading digits decide, a shorter one
 * must be decided before it ends.
 */
export function inRange(digits: string, { bottom, top }: AddressRange): boolean {
  const length = bottom.length;
  if (digits.length >= length) {
    const leading = digits.slice(0, length);
    return leading >= bottom && leading <= top;
  }
  return digits > bottom.slice(0, digits.length) && digits < top.slice(0, digits.length);
}
