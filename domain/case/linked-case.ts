import { contentHash } from '../content-hash.ts';
import type { CareCase } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** between what a case is called where its letters are, and what makes the one that goes on from it another one */
const LINK = '~';

/** id of the case that goes on from a closed one because of this message: what its help desk calls it stays in front */
export const linkedId = (one: CareCase, messageId: string): string =>
  `${one.id.replace(/~.*$/, '')}${LINK}${contentHash([one.id, messageId]).slice(0, 8)}`;

type Known = Pick<Snapshot, 'cases'>;

/** Where what is about a case belongs now: the case it was merged into or went on in, to the last that is not out of use. */
export const currentOf = (known: Known, one: CareCase): CareCase => {
  const next = one.mergedInto?.caseId ?? one.continuedIn;
  return (next === undefined ? undefined : currentCase(known, next)) ?? one;
};

/** The same of the case of an id; undefined where there is none. */
export const currentCase = (known: Known, caseId: string): CareCase | undefined => {
  const found = known.cases.find(({ id }) => id === caseId);
  return found === undefined ? undefined : currentOf(known, found);
};
