/** a place in a document, as findings name it: `nudges.ladders.1.rungs.2.channel`; keys of a policy contain no dots */
type Place = string;

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const partsOf = (place: Place): readonly string[] => (place === '' ? [] : place.split('.'));

/** what stands at a place; undefined where nothing does */
export const valueAt = (document: unknown, place: Place): unknown =>
  partsOf(place).reduce<unknown>((found, part) => (isTree(found) ? found[part] : undefined), document);

const changed = (value: unknown, [first, ...rest]: readonly string[], next: unknown): unknown => {
  if (first === undefined) return next;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === first ? changed(one, rest, next) : one));
  const tree = isTree(value) ? value : {};
  const inner = changed(tree[first], rest, next);
  if (inner === undefined) return Object.fromEntries(Object.entries(tree).filter(([key]) => key !== first));
  return { ...tree, [first]: inner };
};

/** the document with another value at a place; `undefined` takes a member away */
export const withValueAt = (document: unknown, place: Place, next: unknown): unknown => changed(document, partsOf(place), next);

/** a list of texts, or none where something else stands */
export const textsAt = (document: unknown, place: Place): readonly string[] => {
  const found = valueAt(document, place);
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
};

export const listAt = (document: unknown, place: Place): readonly unknown[] => {
  const found = valueAt(document, place);
  return Array.isArray(found) ? found : [];
};
/** the names of the members at a place */
export const namesAt = (document: unknown, place: Place): readonly string[] => {
  const found = valueAt(document, place);
  return isTree(found) ? Object.keys(found) : [];
};
export const textAt = (document: unknown, place: Place): string => {
  const found = valueAt(document, place);
  return typeof found === 'string' ? found : '';
};
