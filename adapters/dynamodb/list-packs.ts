import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { type ListLine, listLine } from '../../domain/listing/listed-merchant.ts';

const fields = listLine.keyof().options;
const column = z.array(z.union([z.string(), z.number(), z.null()]));
const columns = z.record(z.string(), column);

/** merchants as one small value: field by field, so that what repeats lies side by side, deflated */
export const packMerchants = (merchants: readonly ListLine[]): Uint8Array => {
  const byField = fields.map((field) => [field, merchants.map((one) => one[field] ?? null)]);
  return deflateRawSync(JSON.stringify(Object.fromEntries(byField)));
};

/** throws ZodError when it is no such value */
export const unpackMerchants = (packed: Uint8Array): readonly ListLine[] => {
  const byField = columns.parse(JSON.parse(inflateRawSync(packed).toString('utf8')));
  const count = byField['merchantId']?.length ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const values = fields.flatMap((field) => {
      const value = byField[field]?.[at] ?? null;
      return value === null ? [] : [[field, value]];
    });
    return listLine.parse(Object.fromEntries(values));
  });
};
