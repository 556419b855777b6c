import * as z from 'zod';

/** one place in a schema where text may stand */
export interface TextPlace {
  /** `contact.email`; a list is as its elements, `*` stands for any key of a record */
  readonly path: string;
  /** may be left out */
  readonly optional: boolean;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** every place of a schema that may hold text or anything at all. Numbers, words of a fixed list and instants are no text */
export const textsIn = (schema: z.ZodType, path = '', optional = false): readonly TextPlace[] => {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) => textsIn(schemaOf(part), join(path, key)));
  if (schema instanceof z.ZodOptional) return textsIn(schemaOf(schema.unwrap()), path, true);
  if (schema instanceof z.ZodNullable) return textsIn(schemaOf(schema.unwrap()), path, optional);
  if (schema instanceof z.ZodDefault) return textsIn(schemaOf(schema.unwrap()), path, optional);
  if (schema instanceof z.ZodPipe) return textsIn(schemaOf(schema.in), path, optional);
  // an element of a list stays where it is: only its text is taken
  if (schema instanceof z.ZodArray) return textsIn(schemaOf(schema.element), path);
  if (schema instanceof z.ZodTuple) return schema.def.items.flatMap((part) => textsIn(schemaOf(part), path));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((part) => textsIn(schemaOf(part), path, optional));
  if (schema instanceof z.ZodRecord) return textsIn(schemaOf(schema.valueType), join(path, '*'));
  if (schema instanceof z.ZodISODateTime) return [];
  const plain = [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull];
  return plain.some((kind) => schema instanceof kind) ? [] : [{ path, optional }];
};

/** zod types the parts of a schema by their core only */
const aSchema = z.instanceof(z.ZodType);
const schemaOf = (part: unknown): z.ZodType => aSchema.parse(part);
