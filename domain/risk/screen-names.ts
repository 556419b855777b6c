import { type ComparedName, comparedName, nameSimilarity } from './name-similarity.ts';
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
  readonly names: readonly ComparedName[];
}

const foldedNames = (list: ScreeningList): readonly FoldedEntry[] => {
  const known = folded.get(list);
  if (known !== undefined) return known;
  const entries = list.names.map(({ ref, kind, name, aliases }) => ({
    ref,
    kind,
    names: [name, ...aliases].map((one) => comparedName(one, kind)),
  }));
  folded.set(list, entries);
  return entries;
};

/** every listed name at least as similar as `from` (0..100) to a name of a subject, the most similar first; one hit per subject and reference */
export const screenNames = (subjects: readonly Screened[], list: ScreeningList, from: number): readonly Hit[] =>
  subjects
    .flatMap((subject) =>
      foldedNames(list).map(({ ref, kind, names }): Hit => {
        const name = comparedName(subject.name, kind);
        return { ref, subjectId: subject.id, similarity: Math.max(...names.map((other) => nameSimilarity(name, other))) };
      }),
    )
    .filter((one) => one.similarity >= from)
    .sort((a, b) => b.similarity - a.similarity || (a.ref < b.ref ? -1 : 1));
