import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import type { PackedPayment, PaymentLine } from '../../domain/model/payments.ts';

const text = z.string().nullish();
/** by place, so that no name is repeated: id, of, reference, customer, card, method, plan, country; null where there is nothing */
const row = z.array(text);
const rows = z.array(row.nullable());

/** below this many bytes nothing is gained by squeezing */
const worthSqueezing = 600;
/** what begins with it was not squeezed */
const bracket = '['.charCodeAt(0);

const rowOf = ({ id, of, reference, customer, card, method, plan, country }: PaymentLine): readonly (string | null)[] => {
  const all = [id, of, reference, customer, card, method, plan, country].map((one) => one ?? null);
  return all.slice(0, all.findLastIndex((one) => one !== null) + 1);
};

/** Lines of a bucket as the table keeps them, in the order of its records: JSON, squeezed where that is shorter; undefined when no record has one. */
export const packLines = (records: readonly PackedPayment[]): Uint8Array | undefined => {
  if (records.every(({ line }) => line === undefined)) return undefined;
  const json = Buffer.from(JSON.stringify(records.map(({ line }) => (line === undefined ? null : rowOf(line)))));
  return json.length < worthSqueezing ? json : deflateRawSync(json);
};

const present = <Fields extends Readonly<Record<string, string | null | undefined>>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Records with their lines. Throws ZodError, SyntaxError or an error of zlib when they were not packed here. */
export const withLines = (records: readonly PackedPayment[], packed: Uint8Array | undefined): PackedPayment[] => {
  if (packed === undefined) return [...records];
  const json = packed[0] === bracket ? Buffer.from(packed) : inflateRawSync(packed);
  const lines = rows.parse(JSON.parse(json.toString('utf8')));
  return records.map((record, at) => {
    const [id, of, reference, customer, card, method, plan, country] = lines[at] ?? [];
    if (typeof id !== 'string') return record;
    return { ...record, line: { id, ...present({ of, reference, customer, card, method, plan, country }) } };
  });
};
