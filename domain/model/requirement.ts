import * as z from 'zod';
import { instant, itemBase, lifecycleStage, party } from '../values.ts';
import { aboutValues } from '../wording/told.ts';

export const dueStatus = z.enum(['eventually_due', 'currently_due', 'past_due', 'satisfied', 'waived', 'superseded']);
export const verificationStatus = z.enum(['not_submitted', 'pending_verification', 'verified', 'failed']);

/** what is wrong and what the merchant does about it */
export const requirementError = z.object({
  code: z.string().min(1),
  /** in the words of a provider or a reviewer; a code of ours has values instead */
  remediation: z.string().min(1).optional(),
  about: aboutValues.optional(),
});
export type RequirementError = z.infer<typeof requirementError>;

/** id is `company_registration`, `payment_method:pix`, `identifier:vat_number`, `information:invoices` … */
export const requirement = z.object({
  ...itemBase,
  kind: z.literal('requirement'),
  /** as the policy has it */
  title: z.string().min(1),
  /** name of the person it is about */
  of: z.string().min(1).optional(),
  /** payment method it is about */
  method: z.string().min(1).optional(),
  subject: z.object({
    kind: z.enum(['merchant', 'person', 'bank_account', 'payment_method', 'document']),
    id: z.string().min(1),
  }),
  requestedReason: z.string().min(1),
  /** the stage in which it must be met; until then it is eventually due */
  dueIn: lifecycleStage,
  dueStatus,
  verificationStatus,
  /** who supplies it, and so whose move it is again after a refusal */
  suppliedBy: party,
  awaitingActionFrom: party,
  /** who verifies once it is submitted */
  verifiedBy: z.enum(['operations', 'provider']),
  openedAt: instant,
  /** calendar days its deadline is set to when it becomes due; fixed at opening */
  deadlineDays: z.number().positive().optional(),
  deadline: instant.optional(),
  deadlineHistory: z.array(z.object({ from: instant, to: instant, at: instant, by: z.string(), reason: z.string() })),
  /** capabilities that stop when it is past due */
  restricts: z.array(z.string()),
  errors: z.array(requirementError),
  submissions: z.int().min(0),
  submittedAt: instant.optional(),
  /** where the document lies that was handed in last: an address, or the name the vault knows it by */
  documentReference: z.string().optional(),
  verifiedAt: instant.optional(),
  closedReason: z.string().optional(),
  /** instant of the last fact taken in, so that an older one arriving later changes nothing */
  factAt: instant.optional(),
  /** the first of two people who do without it, where that takes two */
  waiver: z.object({ by: z.string().min(1), at: instant, reason: z.string().min(1) }).optional(),
  /** the language a reviewer chose to ask in (BCP 47); the merchant's own otherwise */
  language: z.string().optional(),
  /** due index: the deadline while it can still be missed, otherwise absent */
  dueAt: instant.optional(),
});
export type Requirement = z.infer<typeof requirement>;
export type DueStatus = Requirement['dueStatus'];
export type VerificationStatus = Requirement['verificationStatus'];
