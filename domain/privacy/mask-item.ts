import * as z from 'zod';
import type { PersonalKind } from '../model/erasure.ts';
import { type Item, type ItemKind, item } from '../model/item.ts';
import { declaredAs, type Personal, personalTextsOf } from './personal-texts.ts';
import { textsIn } from './texts-in.ts';

/** where a text stood that has been erased */
export const erased = 'erased';

/** what stands for a name: the same one always, and nobody's */
const pseudonymOf = ({ kind, id, merchantId }: Item, path: string): string => {
  if (kind === 'merchant' && path === 'legalName') return `Merchant ${merchantId.slice(2, 8)}`;
  if (kind === 'merchant' && path === 'externalReference') return `${erased}-${merchantId}`;
  return kind === 'person' && path === 'name' ? `Person ${id}` : erased;
};

const anObject = z.instanceof(z.ZodObject);
const objectsOf = (schema: unknown): readonly z.ZodObject[] =>
  schema instanceof z.ZodUnion ? schema.options.flatMap(objectsOf) : [anObject.parse(schema)];
const literal = z.looseObject({ value: z.string() });
const places = objectsOf(item).flatMap((schema) => {
  const kind = literal.parse(schema.shape['kind']).value;
  return textsIn(schema).map((place) => ({ kind, place }));
});
/** every place of text in items of a kind, whatever their status */
export const textsOf = (kind: ItemKind) => places.filter((one) => one.kind === kind).map(({ place }) => place);

type Erase = (path: string, text: string) => string | undefined;

const walk = (value: unknown, path: string, erase: Erase): unknown => {
  if (typeof value === 'string') return erase(path, value);
  // an element keeps its place
  if (Array.isArray(value)) return value.map((one) => walk(one, path, (at, text) => erase(at, text) ?? erased));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(
    ([key, part]) => [key, walk(part, path === '' ? key : `${path}.${key}`, erase)] as const,
  );
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
};

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);

/** paths of a kind that may be left out */
const optionalOf = (kind: ItemKind): ReadonlySet<string> =>
  new Set(textsOf(kind).flatMap(({ path, optional }) => (optional ? [path] : [])));

/** is a text among what is erased? What nobody declared goes first */
const goes = (texts: Readonly<Record<string, Personal>>, path: string, kinds: ReadonlySet<PersonalKind>): boolean => {
  const personal = declaredAs(texts, path) ?? 'contact';
  return personal !== 'none' && kinds.has(personal);
};

/** words of a fixed list stand where text does: only what a schema calls text is touched */
const textPaths = (kind: ItemKind): readonly RegExp[] =>
  textsOf(kind).map(({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`));

/** An item without the texts of some kinds of personal data; undefined for one that goes as a whole. Once more changes nothing */
export function maskItem(one: Item, kinds: ReadonlySet<PersonalKind>): Item | undefined {
  const declared = personalTextsOf(one);
  if ('gone' in declared) return kinds.has(declared.gone) ? undefined : one;
  const optional = optionalOf(one.kind);
  const paths = textPaths(one.kind);
  const erase: Erase = (path, text) => {
    if (isInstant(text) || !goes(declared.texts, path, kinds) || !paths.some((known) => known.test(path))) return text;
    return optional.has(path) ? undefined : pseudonymOf(one, path);
  };
  return item.parse(walk(one, '', erase));
}
