import * as z from 'zod';
import { type Item, type ItemKind, item } from '../../domain/model/item.ts';
import { declaredAs, impersonalTexts, personalTexts } from '../../domain/privacy/personal-texts.ts';

/** what a text may have to be: the first that a schema takes stands there */
const shapes: readonly string[] = [
  ...['2026-03-01T10:00:00.000Z', '2026-03-01', 'm_000000000000000000000001', 'd_000000000000000000000001', '9713', 'BR', 'EUR'],
  ...['09:00', 'UTC', 'fr', '5942', '#0b5fff', 'a'.repeat(16), 'a'.repeat(64), 'sha256-x', 'onboarding', 'zp'],
];
const numbers: readonly number[] = [1, 0, 2, 10, 50];

interface Making {
  /** which of several shapes of a union is made: each once, from variant to variant */
  readonly variant: number;
  readonly markOf: (path: string) => string;
}
const taking = <T>(schema: z.ZodType, candidates: readonly T[], path: string): T => {
  const found = candidates.find((one) => schema.safeParse(one).success);
  if (found === undefined) throw new Error(`nothing here fits ${path}: add what does to test/adapters/marked-items.ts`);
  return found;
};
const aSchema = z.instanceof(z.ZodType);
const schemaOf = (part: unknown): z.ZodType => aSchema.parse(part);
const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** a value of a schema with everything in it that may be there, and a mark wherever it takes any text */
const make = (given: unknown, path: string, making: Making): unknown => {
  const schema = schemaOf(given);
  const next = (part: unknown, at = path) => make(part, at, making);
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(schema.shape).map(([key, part]) => [key, next(part, join(path, key))]));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return next(schema.unwrap());
  if (schema instanceof z.ZodPipe) return next(schema.in);
  if (schema instanceof z.ZodArray) return [next(schema.element)];
  if (schema instanceof z.ZodTuple) return schema.def.items.map((part) => next(part));
  if (schema instanceof z.ZodUnion) {
    const { length } = schema.options;
    // a union within another one has its own turn
    return make(schema.options[making.variant % length], path, { ...making, variant: Math.floor(making.variant / length) });
  }
  if (schema instanceof z.ZodRecord) return { anykey: next(schema.valueType, join(path, 'anykey')) };
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNull) return null;
  if (schema instanceof z.ZodNumber) return taking(schema, numbers, path);
  return taking(schema, [making.markOf(path), ...shapes], path);
};

const kindOf = z.looseObject({ kind: z.string() });
const itemKind = z.enum(Object.keys(personalTexts) as [ItemKind, ...ItemKind[]]);
const optionsOf = (schema: unknown): readonly z.ZodType[] =>
  schema instanceof z.ZodUnion ? schema.options.flatMap(optionsOf) : [schemaOf(schema)];
/** enough for every member of every union, also of one within another */
const variants = 24;

/** is a text of an item erased, sooner or later */
const goes = (kind: ItemKind, path: string): boolean => {
  const declared = personalTexts[kind];
  return 'gone' in declared ? impersonalTexts[path] !== 'none' : (declaredAs(declared.texts, path) ?? 'contact') !== 'none';
};

/**
 * Items of every kind in every shape of their schemas, with a mark in every place of text that is about a person. Nothing here names a kind
 * or a field: what a schema gains is planted by itself.
 */
export const markedItems = (merchantId: string, mark: string): readonly Item[] =>
  optionsOf(item).flatMap((schema, at) => {
    const { kind } = kindOf.parse(make(schema, '', { variant: 0, markOf: () => mark }));
    const known = itemKind.parse(kind);
    const markOf = (path: string) => (goes(known, path.replaceAll('.anykey', '.*')) ? `${mark} ${path}` : 'plain');
    const shapesOf = Array.from({ length: variants }, (_, variant) => JSON.stringify(make(schema, '', { variant, markOf })));
    return [...new Set(shapesOf)].map((made, nth) =>
      item.parse({ ...JSON.parse(made), merchantId, id: `${kind}-${at}-${nth}`, version: 1 }),
    );
  });
