import { comparedName, nameSimilarity } from './name-similarity.ts';
import { type CountedName, countedName, scoreCanReach } from './reachable-score.ts';
import type { ListedName, ScreeningList } from './screening-list.ts';

export interface Hit {
  /** the list's reference; the names themselves stay out of events and logs */
  readonly ref: string;
  readonly subjectId: string;
  /** 0..100 */
  readonly similarity: number;
}

export interface Screened {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'entity';
}

// a list is long and stays as it is: its names are folded once
const folded = new WeakMap<ScreeningList, readonly FoldedEntry[]>();

interface FoldedEntry {
  readonly ref: string;
  readonly kind: ListedName['kind'];
  readonly names: readonly CountedName[];
}

const counted = (name: string, kind: ListedName['kind']): CountedName => countedName(comparedName(name, kind));

const foldedNames = (list: ScreeningList): readonly FoldedEntry[] => {
  const known = folded.get(list);
  if (known !== undefined) return known;
  const entries = list.names.map(({ ref, kind, name, aliases }) => ({
    ref,
    kind,
    names: [name, ...aliases].map((one) => counted(one, kind)),
  }));
  folded.set(list, entries);
  return entries;
};

/** the exact score decides; the letters two names share say for most of them that they need no score */
const hitsOf = (subject: Screened, list: ScreeningList, from: number): readonly Hit[] => {
  const ours = { person: counted(subject.name, 'person'), entity: counted(subject.name, 'entity') };
  return foldedNames(list).flatMap(({ ref, kind, names }): readonly Hit[] => {
    const mine = ours[kind];
    const near = names.filter((other) => scoreCanReach(mine, other, from));
    if (near.length === 0) return [];
    const similarity = Math.max(...near.map((other) => nameSimilarity(mine.name, other.name)));
    return similarity >= from ? [{ ref, subjectId: subject.id, similarity }] : [];
  });
};

/** every listed name at least as similar as `from` (0..100) to a name of a subject, the most similar first; one hit per subject and reference */
export const screenNames = (subjects: readonly Screened[], list: ScreeningList, from: number): readonly Hit[] =>
  subjects
    .flatMap((subject) => hitsOf(subject, list, from))
    .sort((a, b) => b.similarity - a.similarity || (a.ref < b.ref ? -1 : 1));
