import * as z from 'zod';

/** Whom a case waits for at an instant: somebody who must act, or nobody any more. Exactly one at a time. */
export const caseParty = z.enum(['us', 'merchant', 'provider', 'engineering', 'resolved', 'closed']);
export type CaseParty = z.infer<typeof caseParty>;
