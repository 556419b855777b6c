import * as z from 'zod';
import { envelopeSchema, inboundTypes } from '../../../domain/events.ts';

type Path = readonly (string | number)[];

/** what a JSON Schema says of a value, as far as a value can be made of it */
const node = z.looseObject({
  const: z.string().optional(),
  enum: z.array(z.string()).optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  minItems: z.number().optional(),
  minimum: z.number().optional(),
  get properties() {
    return z.record(z.string(), node).optional();
  },
  get items() {
    return node.optional();
  },
});
type Node = z.infer<typeof node>;

/** where a schema says less than it checks */
const known: Readonly<Record<string, string>> = {
  country: 'BR',
  countries: 'BR',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  language: 'pt-BR',
  paymentMethods: 'pix',
};

const right = (of: Node, name: string): unknown => {
  if (of.const !== undefined) return of.const;
  if (of.enum !== undefined) return of.enum[0];
  if (of.type === 'object')
    return Object.fromEntries(Object.entries(of.properties ?? {}).map(([key, child]) => [key, right(child, key)]));
  if (of.type === 'array') return of.items === undefined ? [] : [right(of.items, name)];
  if (of.type === 'integer' || of.type === 'number') return Math.max(of.minimum ?? 1, 1);
  if (of.type === 'boolean') return true;
  if (of.format === 'date-time') return '2018-03-06T10:00:00-03:00';
  if (of.format === 'date') return '2018-03-06';
  return known[name] ?? 'x';
};

/** every place in a value, the value itself first */
const pathsOf = (value: unknown, at: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, child]) => pathsOf(child, [...at, key]))];
};

const changed = (value: unknown, [key, ...rest]: Path, to: unknown): unknown => {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((one, at) => (at === key ? changed(one, rest, to) : one));
  const of = z.record(z.string(), z.unknown()).parse(value);
  const child = changed(of[key], rest, to);
  return Object.fromEntries(Object.entries({ ...of, [key]: child }).filter(([, one]) => one !== undefined));
};

/** what no field takes, or only some: left out, of another type, too short, too long, too much, unprintable, of no calendar and no list */
const wrong: readonly unknown[] = [
  ...[undefined, null, true, [], {}],
  ...[-1, 0, 1.5, 101, 1e20],
  ...['', 'x', 'x'.repeat(5_000), 'a\nb', 'a\ud800'],
  ...['2018-02-30', '0000-01-01T00:00:00+01:00', 'XQX', 'ZZ', '??', 'Pix!'],
  Array.from({ length: 60 }, () => ({ name: 'x', roles: ['owner'] })),
];

/** one right event of each type with every field its schema has */
export const rightEvents: readonly unknown[] = inboundTypes.map((type) =>
  right(node.parse(z.toJSONSchema(envelopeSchema(type), { io: 'input', unrepresentable: 'any' })), ''),
);

/** as it comes over the wire: nothing at all where nothing was */
const asSent = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** each of them with one thing wrong: every field, every way */
export const badEvents = (): readonly unknown[] =>
  rightEvents.flatMap((event) => pathsOf(event).flatMap((path) => wrong.map((value) => asSent(changed(event, path, value)))));
