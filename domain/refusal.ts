import * as z from 'zod';
import { roles } from './access.ts';
import { instant } from './values.ts';

/** the kinds of answer that say no, as RFC 9457's `type`: `urn:firstsale:problem:<one of these>` */
export const problemTypes = [
  'invalid-request',
  'invalid-policy',
  'not-signed-in',
  'too-large',
  'not-allowed',
  'not-found',
  'stale-version',
  'conflict',
  'concurrent-change',
  'unavailable',
  'unexpected',
] as const;
export type ProblemType = (typeof problemTypes)[number];

const none = z.object({});
const some = z.array(z.enum(roles));
const count = z.number();
const text = z.string();

/** every reason a person's wish is refused for, and what it is about: what a page needs to say it in its reader's words */
export const refusals = {
  'application-taken': z.object({ reference: text }),
  'beyond-postponement': z.object({ latest: instant, wanted: some }),
  'choice-not-offered': z.object({ choice: text, choices: z.array(text) }),
  'comment-missing': none,
  'cursor-unknown': none,
  'deadline-not-later': z.object({ base: instant }),
  'deadline-too-late': z.object({ days: count, latest: instant }),
  'decision-first': none,
  'event-was-none': none,
  'event-was-replayed': z.object({ at: instant }),
  'event-was-shortened': none,
  'extension-out-of-bounds': z.object({ days: count, most: count }),
  'first-approver': z.object({ by: text, at: instant }),
  'letters-hold-no-event': none,
  'items-missing': z.object({ known: z.array(text) }),
  'items-unknown': z.object({ items: z.array(text), known: z.array(text) }),
  'language-unknown': z.object({ language: text, known: z.array(text) }),
  'merchant-left': z.object({ at: instant.optional() }),
  'merchant-unknown': none,
  'message-none-left': z.object({ stage: text }),
  'no-deadline': none,
  'no-ladder': z.object({ stage: text }),
  'no-run-waits': none,
  'own-proposal': z.object({ by: text, at: instant }),
  'period-too-long': z.object({ days: count, most: count }),
  'period-upside-down': none,
  'person-may-not': z.object({ person: text, has: some, wanted: some }),
  'person-unknown': z.object({ person: text }),
  'policy-none': none,
  'proposal-none': none,
  'policy-unknown': z.object({ version: text }),
  'reason-missing': none,
  'reference-unknown': none,
  'requirement-ended': z.object({ status: text }),
  'requirement-unknown': none,
  'requirements-due': none,
  'role-missing': z.object({ has: some, wanted: some }),
  'run-ended': none,
  'run-name-too-long': none,
  'run-not-failed': z.object({ status: text }),
  'run-not-redrivable': z.object({ why: text }),
  'run-unknown': none,
  'run-without-input': none,
  'stage-not-next': z.object({ from: text, to: text }),
  'task-cancelled': z.object({ at: instant, reason: text }),
  'task-decided': z.object({ by: text, at: instant, choice: text }),
  'task-held': z.object({ by: text, at: instant }),
  'task-snoozed': z.object({ until: instant }),
  'task-unknown': none,
  'until-not-later': z.object({ until: instant }),
} as const;

export type RefusalCode = keyof typeof refusals;
type Of<Code extends RefusalCode> = z.infer<(typeof refusals)[Code]>;
/** why, and what it is about */
export type Refusal = { [Code in RefusalCode]: { readonly code: Code; readonly about: Of<Code> } }[RefusalCode];
