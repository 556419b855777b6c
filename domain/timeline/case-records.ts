import * as z from 'zod';
import { factsOfCase, takeFact } from '../case/facts-of-case.ts';
import { factTold } from '../case/facts-told.ts';
import { type CaseFact, type CaseTerms, caseTerms } from '../model/case-parts.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';

/** what every clock of a case follows from: whom it waited for, and by what it counts */
export type CaseRecords = Readonly<Record<string, { readonly happened: readonly CaseFact[]; readonly terms: CaseTerms | null }>>;

const takenIn = z.looseObject({ caseId: z.string(), terms: caseTerms });

/** As the timeline tells. */
export const toldCases = (entries: readonly TimelineEntry[]): CaseRecords => {
  const happened = new Map<string, readonly CaseFact[]>();
  const terms = new Map<string, CaseTerms>();
  for (const entry of entries) {
    const told = factTold(entry);
    if (told !== undefined) happened.set(told.caseId, takeFact(happened.get(told.caseId) ?? [], told.fact));
    if (entry.type !== 'case.taken-in.v1') continue;
    const { caseId, terms: fixed } = takenIn.parse(entry.data);
    terms.set(caseId, fixed);
  }
  return Object.fromEntries([...happened].map(([id, facts]) => [id, { happened: facts, terms: terms.get(id) ?? null }]));
};

/** As the cases are stored. */
export const storedCases = ({ cases }: Snapshot): CaseRecords =>
  Object.fromEntries(cases.map((one) => [one.id, { happened: one.happened ?? factsOfCase(one), terms: one.terms ?? null }]));
