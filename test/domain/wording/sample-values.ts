import * as z from 'zod';

const named: Readonly<Record<string, unknown>> = {
  by: 'ana@desk.example.com',
  person: 'ana@desk.example.com',
  stage: 'risk_check',
  from: 'onboarding',
  to: 'risk_check',
  status: 'waived',
  choice: 'approve',
  currency: 'BRL',
  day: '2018-03-12',
};

/** JSON Schema says enough to make a value of every schema a code is about */
const node = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  get properties() {
    return z.record(z.string(), node).optional();
  },
  get items() {
    return node.optional();
  },
  get anyOf() {
    return z.array(node).optional();
  },
});
const made = (of: z.infer<typeof node>, name: string): unknown => {
  if (of.const !== undefined) return of.const;
  if (of.enum !== undefined) return of.enum.at(-1);
  if (of.anyOf !== undefined) return made(of.anyOf[0] ?? {}, name);
  if (of.type === 'object')
    return Object.fromEntries(Object.entries(of.properties ?? {}).map(([key, child]) => [key, made(child, key)]));
  if (of.type === 'array') return [made(of.items ?? {}, name)];
  if (of.type === 'integer' || of.type === 'number') return 7;
  if (of.type === 'boolean') return true;
  if (of.format === 'date-time') return '2026-11-23T12:00:00.000Z';
  if (of.format === 'date') return '2018-03-12';
  return named[name] ?? 'Zzyx';
};

/** one value of a schema, every member given */
export const sampleOf = (schema: z.ZodType): unknown =>
  schema.parse(made(node.parse(z.toJSONSchema(schema, { unrepresentable: 'any' })), ''));
