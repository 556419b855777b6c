import * as z from 'zod';
import { instant, itemBase, playbook } from '../values.ts';
import { told, worded } from '../wording/told.ts';

/** what the merchant is asked for: keys of policy's catalogue, and the language (BCP 47) it is written to in */
export const informationRequest = z.object({ items: z.array(z.string().min(1)).min(1), language: z.string().min(2) });
export type InformationRequest = z.infer<typeof informationRequest>;

export const taskDecision = z.object({
  choice: z.string().min(1),
  /** internal: it is on the timeline and in no message */
  reason: z.string().min(1),
  by: z.string().min(1),
  at: instant,
  /** for the choice to extend a deadline: by how many days from the decision; policy's usual correction time when not said */
  extendDays: z.number().positive().optional(),
  /** for the choice to reject: key of policy's reasons */
  rejection: z.string().min(1).optional(),
  /** for the choice to decline a merchant: key of policy's reasons */
  declineCode: z.string().min(1).optional(),
  /** for the choice to ask for information: what the merchant reads */
  message: informationRequest.optional(),
});
export type TaskDecision = z.infer<typeof taskDecision>;

const common = {
  ...itemBase,
  kind: z.literal('task'),
  queue: z.string().min(1),
  /** key of the policy's calendar its service level counts in; in tasks of before it was kept, the queue's */
  calendar: z.string().optional(),
  /** what it is about: `requirement` bank_account, `merchant` m_…, `check_in` d30 */
  subjectKind: z.enum(['merchant', 'requirement', 'check_in', 'case', 'risk_review', 'document', 'account_change']),
  subjectId: z.string().min(1),
  title: worded,
  /** what the person reads before deciding */
  facts: z.array(worded),
  /** what may be decided */
  choices: z.array(z.string().min(1)).min(1),
  /** the run that waits for it, and its playbook; neither where none does: then the decision itself does what was decided */
  playbook: playbook.optional(),
  run: z.string().min(1).optional(),
  /** who raised it by hand */
  raisedBy: z.string().min(1).optional(),
  openedAt: instant,
  /** service level: fixed when the task opens; a later policy change rewrites no history */
  slaDueAt: instant,
  overdueAt: instant.optional(),
  /** key of the team it was given to; none: everybody's, or it waits for a team */
  team: z.string().min(1).optional(),
  /** why it is that team's, or no team's yet; none where nobody shares the queue */
  whyTeam: told.optional(),
  /** who is told what becomes of it without holding it */
  watchers: z.array(z.string().min(1)).optional(),
  firstClaimedAt: instant.optional(),
  fourEyes: z.object({ required: z.boolean(), reasons: z.array(worded) }),
  /** first of four eyes and, when decided, the second: different people */
  approvals: z.array(taskDecision),
  comments: z.int().min(0),
  /** due index: slaDueAt or snoozedUntil while one of them lies ahead, otherwise absent */
  dueAt: instant.optional(),
};

export const openTask = z.object({
  ...common,
  status: z.literal('open'),
  snoozedUntil: instant.optional(),
  snoozeReason: z.string().optional(),
});
export const claimedTask = z.object({
  ...common,
  status: z.literal('claimed'),
  claimedBy: z.string().min(1),
  claimedAt: instant,
});
export const decidedTask = z.object({
  ...common,
  status: z.literal('decided'),
  claimedBy: z.string().optional(),
  decision: taskDecision,
  /** set by the run when it has acted on the decision */
  appliedAt: instant.optional(),
});
export const cancelledTask = z.object({
  ...common,
  status: z.literal('cancelled'),
  cancelledAt: instant,
  cancelReason: z.string().min(1),
});

export const task = z.discriminatedUnion('status', [openTask, claimedTask, decidedTask, cancelledTask]);
export type Task = z.infer<typeof task>;
export type OpenTask = z.infer<typeof openTask>;
export type ClaimedTask = z.infer<typeof claimedTask>;
export type DecidedTask = z.infer<typeof decidedTask>;
export type CancelledTask = z.infer<typeof cancelledTask>;
