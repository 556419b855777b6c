import { expect, test } from 'vitest';
import * as z from 'zod';
import { accountMark } from '../../domain/text/mask-account-numbers.ts';
import { doors } from '../e2e/field-doors.ts';

const number = 'DE89370400440532013000';
/** sealed before anything keeps them; numbers of companies, addresses and places, which an account number is no part of */
const notWords: ReadonlySet<string> = new Set([
  // ids of mails: they are compared, and never kept
  ...['inReplyTo', 'references'],
  ...['iban', 'accountNumber', 'value', 'registrationNumber', 'vatNumber', 'documentReference'],
  ...['website', 'email', 'phone', 'sender', 'replyTo', 'postcode', 'statementName', 'file'],
  ...['address', 'headers.name'],
]);

/** of these less is kept than a mask shows: a day, a masked name, the last four characters */
const keptInPart: ReadonlySet<string> = new Set(['birthDate', 'customer', 'card', 'accountLast4']);

const aSchema = z.instanceof(z.ZodType);
/** the schemas at a path, through whatever wraps them */
const partsAt = (given: unknown, path: readonly string[]): readonly z.ZodType[] => {
  const schema = aSchema.parse(given);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return partsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return partsAt(schema.element, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => partsAt(one, path));
  const [next, ...rest] = path;
  if (next === undefined) return [schema];
  if (schema instanceof z.ZodPipe) return partsAt(schema.in, path);
  const part = schema instanceof z.ZodObject ? schema.shape[next] : undefined;
  return part === undefined ? [] : partsAt(part, rest);
};

test('in every field that takes words, from a system or a person, an account number is masked as it is read', async () => {
  const seen = (await doors()).flatMap(({ name, schema, fields }) =>
    fields
      .filter((field) => !notWords.has(field) && !notWords.has(field.split('.').at(-1) ?? ''))
      .flatMap((field) => partsAt(schema, field.split('.')).map((part) => [`${name} ${field}`, part] as const)),
  );
  expect(seen.length).toBeGreaterThan(60);
  const kept = seen.flatMap(([field, part]) => {
    const read = part.safeParse(`to ${number} please`);
    const text = JSON.stringify(read.data ?? '');
    const isMarked = text.includes(accountMark(number)) || keptInPart.has(field.split(/[ .]/).at(-1) ?? '');
    return isMarked && !text.includes(number) ? [] : [field];
  });
  expect(kept).toEqual([]);
});
