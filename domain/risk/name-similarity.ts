import { ratio, token_sort_ratio } from 'fuzzball';

/** legal forms say nothing of who it is; only dropped from companies' names */
const legalForms = new Set(
  'ltd limited llc llp inc incorporated corp corporation co company gmbh ag kg ohg ug sa sas sarl srl spa bv nv plc ltda eireli me epp oy ab as aps'.split(
    ' ',
  ),
);

const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/['’`-]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** a name in the form names are compared in: without accents, case, punctuation and, for companies, legal form */
export const normalName = (name: string, kind: 'person' | 'entity'): string => {
  const words = bare(name).split(' ');
  const kept = kind === 'entity' ? words.filter((one) => !legalForms.has(one)) : words;
  return (kept.length === 0 ? words : kept).join(' ');
};

const plain = { full_process: false };

/** a listed name of several words found whole inside a longer one counts nearly as much as the name itself: middle names come and go */
const contained = (a: readonly string[], b: readonly string[]): number => {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length < 2 || few.length === many.length) return 0;
  const rest = [...many];
  const found = few.map((word) => {
    const scores = rest.map((other) => ratio(word, other, plain));
    const best = Math.max(...scores);
    rest.splice(scores.indexOf(best), 1);
    return best;
  });
  return Math.min(...found) * 0.96;
};

/** similarity of two normal names, 0..100, whatever the order of their words */
export const nameSimilarity = (a: string, b: string): number => {
  const words = [a.split(' '), b.split(' ')] as const;
  // whether a name is written in one word or two says nothing
  const joined = ratio(a.replaceAll(' ', ''), b.replaceAll(' ', ''), plain);
  return Math.round(Math.max(token_sort_ratio(a, b, plain), joined, contained(...words)));
};
