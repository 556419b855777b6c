import * as z from 'zod';
import { Conflict, InvalidInput } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { instant, merchantId } from '../values.ts';
import { openWork } from '../work/open-work.ts';

export const contactChannel = z.enum(['phone', 'email', 'chat', 'visit', 'post']);
export const contactOutcome = z.enum(['reached', 'no_answer', 'left_message', 'will_send', 'call_back', 'refused']);

export interface LogContactInput {
  readonly merchantId: string;
  /** makes a second press of the button harmless */
  readonly requestId: string;
  readonly by: string;
  readonly channel: z.infer<typeof contactChannel>;
  readonly topic: string;
  readonly summary: string;
  readonly outcome: z.infer<typeof contactOutcome>;
  /** when it comes back as a task, ISO 8601 UTC with milliseconds */
  readonly followUpAt?: string | undefined;
}
export const loggedContact = z.object({
  kind: z.literal('logged'),
  merchantId,
  followUp: z.object({ taskId: z.string(), at: instant }).optional(),
});
type Logged = z.infer<typeof loggedContact>;

/**
 * What was spoken about with a merchant, on its timeline; with a day to follow up it comes back then as a task. Throws MerchantNotFound,
 * MerchantClosed, InvalidInput for a day that is past, Conflict where policy has no queue for follow-ups.
 */
export const logContact = (known: Snapshot | undefined, input: LogContactInput, context: Context): Decision<Logged> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const { merchant } = snapshot;
  const { by, channel, topic, summary, outcome, followUpAt, requestId } = input;
  const actor = { kind: 'person' as const, id: by };
  const id = `contact/${requestId}`;
  const entry: TimelineEntry = {
    ...{ merchantId: merchant.merchantId, id, at: context.now, type: 'contact.logged.v1', actor },
    data: { channel, topic, summary, outcome, ...(followUpAt === undefined ? {} : { followUpAt }) },
  };
  // written again as it is: its version moves on, so that two who write at once read each other
  const own = { puts: [merchant], deletes: [], timeline: [entry] };
  const result: Logged = { kind: 'logged', merchantId: merchant.merchantId };
  if (followUpAt === undefined) return { result, ...own };
  if (followUpAt <= context.now) throw new InvalidInput('followUpAt', { code: 'until-not-later', about: { until: followUpAt } });
  const queue = context.policy.tasks.routing.followUp;
  if (queue === undefined) throw new Conflict({ code: 'no-follow-ups', about: {} });
  const about = { queue, subjectKind: 'merchant' as const, subjectId: merchant.merchantId, title: topic, facts: [summary] };
  const opened = openWork(snapshot, { ...about, cause: id, actor, reason: summary, raisedBy: by, from: followUpAt }, context);
  return {
    result: { ...result, followUp: { taskId: opened.task.id, at: followUpAt } },
    puts: [...own.puts, opened.task],
    deletes: [],
    timeline: [entry, opened.entry],
  };
};
