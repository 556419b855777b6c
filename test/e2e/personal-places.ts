import { decode, type Row } from '../../adapters/dynamodb/codec.ts';
import { type Item, type ItemKind, item } from '../../domain/model/item.ts';
import { textsOf } from '../../domain/privacy/mask-item.ts';
import { declaredAs, impersonalTexts, personalTexts } from '../../domain/privacy/personal-texts.ts';

const isPersonal = (kind: ItemKind, path: string): boolean => {
  const declared = personalTexts[kind];
  return 'gone' in declared ? impersonalTexts[path] !== 'none' : declaredAs(declared.texts, path) !== 'none';
};
/** every place of personal text in items, as their schemas and the rules of erasure say: `kind path` */
export const personalPlaces: readonly string[] = (Object.keys(personalTexts) as ItemKind[]).flatMap((kind) =>
  [...new Set(textsOf(kind).map(({ path }) => path))].filter((path) => isPersonal(kind, path)).map((path) => `${kind} ${path}`),
);

const placesOf = (value: unknown, path: string): readonly string[] => {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((one) => placesOf(one, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => placesOf(part, path === '' ? key : `${path}.${key}`));
};
const itemOf = (row: Row): Item | undefined => item.safeParse(decode(item.or(item), row)).data;

/** the places of personal text that hold something in some rows of the table */
export const filledPlaces = (rows: readonly Row[]): ReadonlySet<string> => {
  const found = rows
    .filter(({ pk }) => /^[MAB]#/.test(pk?.S ?? ''))
    .map(itemOf)
    .flatMap((one) => (one === undefined ? [] : placesOf(one, '').map((path) => `${one.kind} ${path}`)));
  const patterns = personalPlaces.map(
    (place) => [place, new RegExp(`^${place.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`)] as const,
  );
  return new Set(patterns.filter(([, pattern]) => found.some((one) => pattern.test(one))).map(([place]) => place));
};
