/** an address as its bits, and how many of the leading ones count */
export interface Block {
  readonly bits: bigint;
  readonly width: 32 | 128;
  readonly mask: number;
}

function v4(address: string): bigint | undefined {
  const octets = address.split('.');
  if (octets.length !== 4) return undefined;
  let bits = 0n;
  for (const octet of octets) {
    if (!/^\d{1,3}$/.test(octet) || Number(octet) > 255) return undefined;
    bits = (bits << 8n) | BigInt(octet);
  }
  return bits;
}

function v6(address: string): bigint | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail = []] = groups;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  let bits = 0n;
  for (const group of [...head, ...Array.from({ length: missing }, () => '0'), ...tail]) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    bits = (bits << 16n) | BigInt(`0x${group}`);
  }
  return bits;
}

/** `10.0.0.0/8`, `2001:db8::/32` or a single address; undefined when it is neither */
export function parseBlock(text: string): Block | undefined {
  const [address = '', mask, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const width = address.includes(':') ? 128 : 32;
  const bits = width === 128 ? v6(address) : v4(address);
  const prefix = mask === undefined ? width : /^\d{1,3}$/.test(mask) ? Number(mask) : -1;
  if (bits === undefined || prefix < 0 || prefix > width) return undefined;
  return { bits, width, mask: prefix };
}

/** whether an address lies in a block of its own family */
export function inBlock(address: string, block: Block): boolean {
  const actual = parseBlock(address);
  if (!actual || actual.width !== block.width) return false;
  const shift = BigInt(block.width - block.mask);
  return actual.bits >> shift === block.bits >> shift;
}
