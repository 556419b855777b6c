import type { PackedPayment } from '../model/payments.ts';

/** bytes of a record: 8 id hash, 3 milliseconds within the hour, 1 kind, 6 amount in minor units; all big-endian */
export const recordBytes = 18;
const kinds = ['captured', 'refunded'] as const;

/** Records of a bucket as the table keeps them. */
export function packPayments(records: readonly PackedPayment[]): Uint8Array {
  const bytes = new Uint8Array(records.length * recordBytes);
  const view = new DataView(bytes.buffer);
  for (const [i, record] of records.entries()) {
    const at = i * recordBytes;
    view.setBigUint64(at, BigInt(`0x${record.idHash}`));
    view.setUint8(at + 8, record.offsetMs >>> 16);
    view.setUint16(at + 9, record.offsetMs & 0xffff);
    view.setUint8(at + 11, kinds.indexOf(record.kind));
    view.setUint16(at + 12, Math.floor(record.amountMinor / 2 ** 32));
    view.setUint32(at + 14, record.amountMinor % 2 ** 32);
  }
  return bytes;
}

/** The records of packed bytes. Throws RangeError when they were not packed here: cut off, or of an unknown kind. */
export function unpackPayments(bytes: Uint8Array): readonly PackedPayment[] {
  if (bytes.byteLength % recordBytes !== 0) {
    throw new RangeError(`a payment bucket of ${bytes.byteLength} bytes is not a whole number of ${recordBytes}-byte records`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / recordBytes }, (_, i) => {
    const at = i * recordBytes;
    const kind = kinds[view.getUint8(at + 11)];
    if (kind === undefined)
      throw new RangeError(`record ${i} of a payment bucket has the unknown kind ${view.getUint8(at + 11)}`);
    return {
      idHash: view.getBigUint64(at).toString(16).padStart(16, '0'),
      offsetMs: view.getUint8(at + 8) * 2 ** 16 + view.getUint16(at + 9),
      amountMinor: view.getUint16(at + 12) * 2 ** 32 + view.getUint32(at + 14),
      kind,
    };
  });
}
