import { foundIn } from '../events/finding-in.ts';
import { type PolicyDocument, policyDocument } from '../policy/policy-schema.ts';
import { checkAmounts } from './check-amounts.ts';
import { checkBands } from './check-bands.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkCare } from './check-care.ts';
import { checkCases } from './check-cases.ts';
import { checkChanges } from './check-changes.ts';
import { checkHelp } from './check-help.ts';
import { checkLadders } from './check-ladders.ts';
import { checkLetters } from './check-letters.ts';
import { checkLists } from './check-lists.ts';
import { checkQueues } from './check-queues.ts';
import { checkRequirements } from './check-requirements.ts';
import { checkRules } from './check-rules.ts';
import { checkSharing } from './check-sharing.ts';
import { type Finding, finding } from './finding.ts';

const checks = [
  checkCalendars,
  checkRequirements,
  checkRules,
  checkBands,
  checkLists,
  checkLadders,
  checkLetters,
  checkHelp,
  checkQueues,
  checkSharing,
  checkCare,
  checkCases,
  checkChanges,
  checkAmounts,
] as const;

/** everything in which a well-formed policy contradicts itself; empty when it may be published */
export const checkPolicy = (document: PolicyDocument): readonly Finding[] => checks.flatMap((check) => check(document));

export type ReadDocument =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a policy from JSON already parsed, in a browser too: its form first, then whether it holds together. Never throws */
export const readDocument = (raw: unknown): ReadDocument => {
  const parsed = policyDocument.safeParse(raw);
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue) => {
      const field = issue.path.map(String).join('.') || 'policy';
      return finding(field, 'field-wrong', { field, ...foundIn(issue, raw) });
    });
    return { ok: false, findings };
  }
  const findings = checkPolicy(parsed.data);
  return findings.length === 0 ? { ok: true, document: parsed.data } : { ok: false, findings };
};
