import type { PackedPayment } from '../../domain/model/payments.ts';

/** bytes of one record: 8 id hash, 3 millisecond of the hour with the refund bit on top, 6 signed amount */
const size = 17;
const refundBit = 0x80_00_00;

/** a bucket is one binary attribute: 17 bytes a payment, so some 24,000 payments fit into an item */
export const packRecords = (records: readonly PackedPayment[]): Uint8Array => {
  const bytes = Buffer.alloc(records.length * size);
  records.forEach((record, index) => {
    const at = index * size;
    bytes.write(record.idHash, at, 8, 'hex');
    bytes.writeUIntBE(record.offsetMs | (record.kind === 'refunded' ? refundBit : 0), at + 8, 3);
    bytes.writeIntBE(record.amountMinor, at + 11, 6);
  });
  return bytes;
};

/** the inverse of packRecords; throws RangeError on a length that is no multiple of a record */
export const unpackRecords = (packed: Uint8Array): PackedPayment[] => {
  if (packed.length % size !== 0) throw new RangeError(`A payment bucket of ${packed.length} bytes is cut off`);
  const bytes = Buffer.from(packed);
  return Array.from({ length: bytes.length / size }, (_, index) => {
    const at = index * size;
    const offset = bytes.readUIntBE(at + 8, 3);
    return {
      idHash: bytes.toString('hex', at, at + 8),
      offsetMs: offset & ~refundBit,
      amountMinor: bytes.readIntBE(at + 11, 6),
      kind: (offset & refundBit) === 0 ? 'captured' : 'refunded',
    };
  });
};
