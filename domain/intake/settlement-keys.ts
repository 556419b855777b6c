import type { fileWays } from './taken-file.ts';

/** below this prefix of the documents bucket settlement files and bank statements arrive: nothing else lies there */
export const settlementPrefix = 'settlements/';
type Way = (typeof fileWays)[number];

/** where a person's upload goes: the ending of its name says how it is read */
export const settlementKeyOf = (way: Way, id: string, name: string): string => `${settlementPrefix}${way}/${id}/${name}`;

/** how a file came and what it is called; what a partner puts directly below the prefix was dropped there */
export const settlementAt = (key: string): { readonly way: Way; readonly name: string } | undefined => {
  if (!key.startsWith(settlementPrefix) || key.endsWith('/')) return undefined;
  const parts = key.slice(settlementPrefix.length).split('/');
  const name = key.slice(key.lastIndexOf('/') + 1);
  const [first] = parts;
  return { name, way: (first === 'upload' || first === 'connector') && parts.length > 1 ? first : 'drop' };
};
