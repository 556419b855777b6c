import { nameSimilarity, normalName } from './name-similarity.ts';
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

interface Normal {
  readonly ref: string;
  readonly kind: ListedName['kind'];
  readonly normal: readonly string[];
}

/** a list's names in the form they are compared in: made once a list, which never changes */
const normalNames = new WeakMap<ScreeningList, readonly Normal[]>();
const normalOf = (list: ScreeningList): readonly Normal[] => {
  const known = normalNames.get(list);
  if (known !== undefined) return known;
  const made = list.names.map(({ ref, kind, name, aliases }) => ({
    ref,
    kind,
    normal: [name, ...aliases].map((one) => normalName(one, kind)),
  }));
  normalNames.set(list, made);
  return made;
};

/** every listed name at least as similar as `from` (0..100) to a name of a subject, the most similar first; one hit per subject and reference */
export const screenNames = (subjects: readonly Screened[], list: ScreeningList, from: number): readonly Hit[] => {
  return subjects
    .flatMap((subject) => {
      const names = { person: normalName(subject.name, 'person'), entity: normalName(subject.name, 'entity') };
      return normalOf(list).map(({ ref, kind, normal }): Hit => {
        const similarity = Math.max(...normal.map((other) => nameSimilarity(names[kind], other)));
        return { ref, subjectId: subject.id, similarity };
      });
    })
    .filter((one) => one.similarity >= from)
    .sort((a, b) => b.similarity - a.similarity || (a.ref < b.ref ? -1 : 1));
};
