import * as z from 'zod';
import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import { openWork } from '../work/open-work.ts';
import { type ChangeSubject, changeSubjects, changesAsked } from './change-subjects.ts';

export const changeAsked = z.object({ kind: z.literal('asked'), subject: z.enum(changeSubjects) });

interface AskInput {
  readonly merchantId: string;
  readonly requestId: string;
  /** who of the merchant asks, by address */
  readonly by: string;
  readonly subject: ChangeSubject;
  /** in their words, account numbers masked */
  readonly wish: string;
}

/**
 * Somebody of the merchant asks for a change of what is on file. Nothing changes by it: a task opens for operations. Throws Conflict while
 * the same was asked for and is not worked yet, MerchantNotFound, MerchantClosed.
 */
export const askChange = (
  snapshot: Snapshot | undefined,
  { merchantId, requestId, by, subject, wish }: AskInput,
  context: Context,
): Decision<z.infer<typeof changeAsked>> => {
  const present = presentMerchant(snapshot, merchantId);
  if (changesAsked(present).some((one) => one.subject === subject))
    throw new Conflict({ code: 'change-asked-already', about: {} });
  const { followUp, overdue } = context.policy.tasks.routing;
  const actor = { kind: 'merchant' as const, id: by };
  const entry: TimelineEntry = {
    ...{ merchantId, id: `change-asked/${requestId}`, at: context.now, type: 'company.change-asked.v1', actor },
    data: { subject, wish },
  };
  const about = { queue: followUp ?? overdue, subjectKind: 'merchant', subjectId: merchantId } as const;
  const opened = openWork(
    present,
    { ...about, title: taskWords.tell('change-asked', { subject, by }), facts: [wish], cause: entry.id, actor, reason: wish },
    context,
  );
  return {
    result: { kind: 'asked', subject },
    // written again as it is: two who ask at once read each other
    puts: [present.merchant, opened.task],
    deletes: [],
    timeline: [entry, opened.entry],
  };
};
