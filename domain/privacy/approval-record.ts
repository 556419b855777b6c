import type { Snapshot } from '../model/snapshot.ts';
import type { Task, TaskDecision } from '../model/task.ts';
import type { Worded } from '../wording/told.ts';

/** what somebody decided about a merchant, and what they had before them */
export interface Approval {
  readonly taskId: string;
  readonly queue: string;
  readonly about: { readonly kind: string; readonly id: string };
  readonly openedAt: string;
  /** what the person saw */
  readonly title: Worded;
  readonly facts: readonly Worded[];
  readonly choices: readonly string[];
  readonly fourEyes: Task['fourEyes'];
  /** the first of two, and the decision, which is the last */
  readonly decisions: readonly TaskDecision[];
}
export interface ApprovalRecord {
  readonly merchantId: string;
  readonly policyVersion: string;
  readonly approvedAt: string | undefined;
  readonly declinedAt: string | undefined;
  /** the last assessment with every reason */
  readonly risk: Snapshot['merchant']['risk'];
  readonly screening: Snapshot['merchant']['screening'];
  readonly approvals: readonly Approval[];
}

const decisionsOf = (task: Task): readonly TaskDecision[] => {
  if (task.status !== 'decided') return task.approvals;
  return task.approvals.some(({ by, at }) => by === task.decision.by && at === task.decision.at)
    ? task.approvals
    : [...task.approvals, task.decision];
};

/** Who decided what about a merchant, and what they saw: for an auditor. `snapshot` with the archive, in order of time. */
export const approvalRecord = ({ merchant, tasks }: Pick<Snapshot, 'merchant' | 'tasks'>): ApprovalRecord => ({
  merchantId: merchant.merchantId,
  policyVersion: merchant.policyVersion,
  approvedAt: merchant.approvedAt,
  declinedAt: merchant.declinedAt,
  risk: merchant.risk,
  screening: merchant.screening,
  approvals: tasks
    .map(
      (task): Approval => ({
        ...{ taskId: task.id, queue: task.queue, about: { kind: task.subjectKind, id: task.subjectId }, openedAt: task.openedAt },
        ...{ title: task.title, facts: task.facts, choices: task.choices, fourEyes: task.fourEyes, decisions: decisionsOf(task) },
      }),
    )
    .filter(({ decisions }) => decisions.length > 0)
    .toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1)),
});
