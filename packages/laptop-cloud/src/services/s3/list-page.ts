import type { ListedObject } from './objects.ts';

export interface Page {
  readonly contents: readonly ListedObject[];
  readonly commonPrefixes: readonly string[];
  /** what the next page comes after; undefined on the last one */
  readonly next: string | undefined;
}

/** One page of a listing: keys that share a prefix up to the delimiter are rolled into one entry, which counts as one key. */
export function pageOf(
  listed: readonly ListedObject[],
  { prefix, delimiter, maxKeys }: { prefix: string; delimiter: string; maxKeys: number },
): Page {
  const contents: ListedObject[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  for (const one of listed) {
    const rolled = rolledPrefix(one.key, prefix, delimiter);
    if (rolled !== undefined && rolled === commonPrefixes.at(-1)) {
      last = one.key;
      continue;
    }
    if (contents.length + commonPrefixes.length >= maxKeys) return { contents, commonPrefixes, next: last };
    if (rolled === undefined) contents.push(one);
    else commonPrefixes.push(rolled);
    last = one.key;
  }
  return { contents, commonPrefixes, next: undefined };
}

function rolledPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
