import type { CareCase } from '../model/care.ts';

/** what two cases may have in common, by what was said of them: text says nothing */
export const likenesses = ['topic', 'provider', 'method', 'errorCode'] as const;
export type Likeness = (typeof likenesses)[number];

export interface SimilarCase {
  readonly one: CareCase;
  /** why it is similar: at least two of these, or the code of the error alone */
  readonly alike: readonly Likeness[];
}

const said = ({ matter, request }: CareCase, likeness: Likeness): string | undefined =>
  likeness === 'topic' ? (matter?.topic ?? request?.topic) : matter?.[likeness];

const isEnough = (alike: readonly Likeness[]): boolean => alike.length > 1 || alike.includes('errorCode');

/** The cases that are similar to one, those that share most first, then the latest; each with the reason. At most `most`. */
export const similarCases = (one: CareCase, others: readonly CareCase[], most: number): readonly SimilarCase[] =>
  others
    .filter(({ merchantId, id }) => merchantId !== one.merchantId || id !== one.id)
    .map((other) => ({
      one: other,
      alike: likenesses.filter((each) => said(one, each) !== undefined && said(one, each) === said(other, each)),
    }))
    .filter(({ alike }) => isEnough(alike))
    .toSorted((a, b) => b.alike.length - a.alike.length || (a.one.openedAt < b.one.openedAt ? 1 : -1))
    .slice(0, most);
