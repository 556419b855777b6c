import { Conflict } from '../errors.ts';
import type { CareCase } from '../model/care.ts';
import type { Context } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { CaseNotFound } from './case-not-found.ts';

/** what a person does about a case, and who: the case as they saw it */
export interface CaseDeed {
  readonly caseId: string;
  /** name of sign-in */
  readonly by: string;
}

/** A case of a merchant that is still here. Throws MerchantClosed, CaseNotFound. */
export const caseOf = (snapshot: Snapshot, caseId: string): CareCase => {
  const { cases } = presentMerchant(snapshot, snapshot.merchant.merchantId);
  const found = cases.find(({ id }) => id === caseId);
  if (found === undefined) throw new CaseNotFound(caseId);
  return found;
};

/** One that is not over. Throws MerchantClosed, CaseNotFound, and Conflict for a closed one. */
export const openCase = (snapshot: Snapshot, caseId: string): CareCase => {
  const found = caseOf(snapshot, caseId);
  if (found.closedAt !== undefined) throw new Conflict({ code: 'case-closed', about: {} });
  return found;
};

/** an id that follows from what it belongs to and the version it was added to: the same press of a button gives the same one */
export const partId = (one: CareCase, prefix: 'p' | 'q'): string => `${prefix}${one.version}`;

/** The entry that tells what a person did about a case. Ends in the version it was done to. */
export const deedEntry = (
  one: CareCase,
  type: `case.${string}.v1`,
  { by }: Pick<CaseDeed, 'by'>,
  { now }: Context,
  data: TimelineEntry['data'] = {},
): TimelineEntry => ({
  merchantId: one.merchantId,
  id: `case/${one.id}/${type}/${one.version}`,
  at: now,
  type,
  actor: { kind: 'person', id: by },
  data: { caseId: one.id, ...data },
});
