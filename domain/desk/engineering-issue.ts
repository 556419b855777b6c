import { type CaseDeed, deedEntry, openCase } from '../case/case-deed.ts';
import { InvalidInput } from '../errors.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { DecidedTask } from '../model/task.ts';
import { productQueue } from '../task/product-queue.ts';
import { openWork } from '../work/open-work.ts';

const queue = productQueue;

export interface IssueInput extends CaseDeed {
  readonly title: string;
  readonly note?: string | undefined;
}
export interface IssueRaised {
  readonly kind: 'issue_raised';
  readonly taskId: string;
}

/**
 * Work for the engineers about a case: the case waits for them until it is decided. Throws CaseNotFound, MerchantClosed, Conflict for a closed
 * case, and InvalidInput where policy has no queue for it.
 */
export const raiseIssue = (snapshot: Snapshot, input: IssueInput, context: Context): Decision<IssueRaised> => {
  const one = openCase(snapshot, input.caseId);
  const known = context.policy.tasks.queues.filter(({ byHand }) => byHand).map(({ key }) => key);
  if (!known.includes(queue)) throw new InvalidInput('queue', { code: 'queue-not-by-hand', about: { queue, known } });
  const { by, title, note } = input;
  const entry = deedEntry(one, 'case.issue-opened.v1', input, context);
  // not about the case: it does not end with what of the case waits for us
  const about = { subjectKind: 'merchant' as const, subjectId: one.merchantId, title, raisedBy: by };
  const work = openWork(
    snapshot,
    {
      queue,
      ...about,
      cause: entry.id,
      actor: entry.actor,
      reason: note ?? title,
      facts: [one.title, ...(note === undefined ? [] : [note])],
    },
    context,
  );
  const { id: taskId } = work.task;
  return {
    result: { kind: 'issue_raised', taskId },
    puts: [{ ...one, issues: [...(one.issues ?? []), { taskId, openedAt: context.now }] }, work.task],
    deletes: [],
    timeline: [
      { ...entry, data: { ...entry.data, of: taskId } },
      // the tracker ties its issue to the case
      { ...work.entry, data: { ...work.entry.data, forCase: one.id } },
    ],
  };
};

/** Work for the engineers was decided: the case it was raised about waits for us again. Nothing for every other task. */
export const issueDone = (snapshot: Snapshot, task: DecidedTask, context: Context): Changes => {
  const isIt = ({ taskId, doneAt }: { readonly taskId: string; readonly doneAt?: string | undefined }): boolean =>
    taskId === task.id && doneAt === undefined;
  const one = snapshot.cases.find(({ issues = [] }) => issues.some(isIt));
  if (one === undefined) return { puts: [], deletes: [], timeline: [] };
  const issues = one.issues?.map((each) => (isIt(each) ? { ...each, doneAt: context.now } : each));
  const data = { of: task.id, choice: task.decision.choice };
  return {
    puts: [{ ...one, issues }],
    deletes: [],
    timeline: [deedEntry(one, 'case.issue-done.v1', task.decision, context, data)],
  };
};
