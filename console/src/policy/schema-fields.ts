import * as z from 'zod';

/** how a part of a schema is filled in; `json`: only in the JSON view, where a form would pretend to understand it */
export type Field =
  | { readonly kind: 'text' | 'number' | 'switch' | 'texts' | 'amounts' | 'json' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'object'; readonly fields: readonly Named[] }
  | { readonly kind: 'list'; readonly item: z.ZodType }
  | { readonly kind: 'variants'; readonly by: string; readonly variants: readonly Variant[] };
export interface Named {
  readonly name: string;
  readonly schema: z.ZodType;
}
interface Variant {
  readonly value: string;
  readonly fields: readonly Named[];
}

const asType = (schema: unknown): z.ZodType | undefined => (schema instanceof z.ZodType ? schema : undefined);

/** without what makes it optional */
const bare = (schema: z.ZodType): z.ZodType => {
  const inner =
    schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
      ? asType(schema.unwrap())
      : undefined;
  return inner === undefined ? schema : bare(inner);
};
export const isOptional = (schema: z.ZodType): boolean => schema instanceof z.ZodOptional;

const membersOf = (schema: z.ZodType): readonly Named[] =>
  schema instanceof z.ZodObject
    ? Object.entries(schema.shape).flatMap(([name, one]) => {
        const type = asType(one);
        return type === undefined ? [] : [{ name, schema: type }];
      })
    : [];

const variantsOf = (options: readonly unknown[], by: string): readonly Variant[] =>
  options.flatMap((option) => {
    const members = membersOf(asType(option) ?? z.never());
    const literal = members.find(({ name }) => name === by)?.schema;
    if (!(literal instanceof z.ZodLiteral)) return [];
    return [{ value: String(literal.value), fields: members.filter(({ name }) => name !== by) }];
  });

/** what a schema asks for, as a form can show it */
export const fieldOf = (schema: z.ZodType): Field => {
  const type = bare(schema);
  if (type instanceof z.ZodEnum) return { kind: 'choice', options: type.options.map(String) };
  if (type instanceof z.ZodBoolean) return { kind: 'switch' };
  if (type instanceof z.ZodNumber) return { kind: 'number' };
  if (type instanceof z.ZodString || type instanceof z.ZodStringFormat) return { kind: 'text' };
  if (type instanceof z.ZodDiscriminatedUnion) {
    const by = type.def.discriminator;
    return { kind: 'variants', by, variants: variantsOf(type.options, by) };
  }
  if (type instanceof z.ZodObject) return { kind: 'object', fields: membersOf(type) };
  if (type instanceof z.ZodRecord) return { kind: asType(type.valueType) instanceof z.ZodNumber ? 'amounts' : 'json' };
  if (!(type instanceof z.ZodArray)) return { kind: 'json' };
  const item = asType(type.element) ?? z.never();
  const inner = fieldOf(item);
  if (inner.kind === 'choice') return { kind: 'choices', options: inner.options };
  if (inner.kind === 'text') return { kind: 'texts' };
  if (inner.kind === 'number') return { kind: 'json' };
  return { kind: 'list', item };
};

/** every name a form of this schema would show */
export const namesIn = (schema: z.ZodType): ReadonlySet<string> => {
  const field = fieldOf(schema);
  const of = (fields: readonly Named[]) => fields.flatMap(({ name, schema: inner }) => [name, ...namesIn(inner)]);
  switch (field.kind) {
    case 'object':
      return new Set(of(field.fields));
    case 'list':
      return namesIn(field.item);
    case 'variants':
      return new Set([field.by, ...field.variants.flatMap(({ fields }) => of(fields))]);
    default:
      return new Set();
  }
};

const blankMembers = (fields: readonly Named[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.flatMap(({ name, schema }) => (isOptional(schema) ? [] : [[name, blankOf(schema)] as const])));

/** a new one, to be filled in: what is still missing in it is found by the checks */
export const blankOf = (schema: z.ZodType): unknown => {
  const field = fieldOf(schema);
  switch (field.kind) {
    case 'text':
      return '';
    case 'number':
      return null;
    case 'switch':
      return false;
    case 'choice':
      return field.options[0] ?? '';
    case 'object':
      return blankMembers(field.fields);
    case 'variants': {
      const [first] = field.variants;
      return first === undefined ? {} : { [field.by]: first.value, ...blankMembers(first.fields) };
    }
    case 'amounts':
    case 'json':
      return {};
    default:
      return [];
  }
};

/** the same step as another kind: what both kinds have stays */
export const asVariant = (field: Extract<Field, { kind: 'variants' }>, value: string, before: unknown): unknown => {
  const fields = field.variants.find((one) => one.value === value)?.fields ?? [];
  const kept = typeof before === 'object' && before !== null ? before : {};
  const known = Object.entries(kept).filter(([name]) => fields.some((one) => one.name === name));
  return { [field.by]: value, ...blankMembers(fields), ...Object.fromEntries(known) };
};
