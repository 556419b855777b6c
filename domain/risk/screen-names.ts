import { nameSimilarity, normalName } from './name-similarity.ts';
import type { ScreeningList } from './screening-list.ts';

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

/** every listed name at least as similar as `from` (0..100) to a name of a subject, the most similar first; one hit per subject and reference */
export const screenNames = (subjects: readonly Screened[], list: ScreeningList, from: number): readonly Hit[] => {
  const listed = list.names.map((one) => ({
    ...one,
    normal: [one.name, ...one.aliases].map((name) => normalName(name, one.kind)),
  }));
  return subjects
    .flatMap((subject) =>
      listed.map((one): Hit => {
        const name = normalName(subject.name, one.kind);
        return {
          ref: one.ref,
          subjectId: subject.id,
          similarity: Math.max(...one.normal.map((other) => nameSimilarity(name, other))),
        };
      }),
    )
    .filter((one) => one.similarity >= from)
    .sort((a, b) => b.similarity - a.similarity || (a.ref < b.ref ? -1 : 1));
};
