import type { CareCase } from '../model/care.ts';
import { type CaseFact, caseHappenings } from '../model/case-parts.ts';

/** an opening that takes a merge back: it comes after the closing it undoes, also within one instant */
export const takenBack = 'unmerged';

/** place of a fact among those of one instant that nobody numbered: what is asked or answered comes after what it answers */
const rankOf = ({ what, of }: CaseFact): number => (of === takenBack ? caseHappenings.length : caseHappenings.indexOf(what));

/** below 0 when the first comes first, 0 when both are the same fact */
const order = (one: CaseFact, other: CaseFact): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  const [of, otherOf] = [one.of ?? '', other.of ?? ''];
  return (
    (one.seq ?? 0) - (other.seq ?? 0) ||
    rankOf(one) - rankOf(other) ||
    (of < otherOf ? -1 : Number(of > otherOf)) ||
    Number(one.presumed ?? false) - Number(other.presumed ?? false)
  );
};

/** The facts of a case, ascending, with one more wherever it belongs: news comes late, in any order, and twice. */
export const takeFact = (facts: readonly CaseFact[], fact: CaseFact): readonly CaseFact[] => {
  const before = facts.findLastIndex((one) => order(one, fact) <= 0);
  const last = facts[before];
  if (last !== undefined && order(last, fact) === 0) return facts;
  return [...facts.slice(0, before + 1), fact, ...facts.slice(before + 1)];
};

type Told = Pick<CareCase, 'openedAt' | 'reopenedAt' | 'closedAt' | 'happened'>;

/**
 * What happened, without openings that were only presumed: one stands until something earlier is heard of, and a word after the end opens a case
 * by itself.
 */
export const withoutPresumed = (facts: readonly CaseFact[]): readonly CaseFact[] =>
  facts.some(({ presumed }, n) => presumed === true && n > 0)
    ? facts.filter(({ presumed }, n) => presumed !== true || n === 0)
    : facts;

/** what happened to a case, ascending; of one from before this was kept, when it was opened and closed */
export const factsOfCase = ({ happened, openedAt, reopenedAt, closedAt }: Told): readonly CaseFact[] => {
  if (happened !== undefined) return withoutPresumed(happened);
  const known: readonly CaseFact[] = [
    { at: openedAt, what: 'opened' },
    ...(reopenedAt === undefined ? [] : [{ at: reopenedAt, what: 'opened' as const }]),
    ...(closedAt === undefined ? [] : [{ at: closedAt, what: 'closed' as const }]),
  ];
  return known.reduce<readonly CaseFact[]>(takeFact, []);
};
