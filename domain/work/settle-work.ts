import { needsPerson, needsTheSame } from '../case/needs-person.ts';
import { routeOfCase } from '../case/route-of-case.ts';
import type { Changes, Context, Piece } from '../model/decision.ts';
import type { Document } from '../model/document.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Requirement } from '../model/requirement.ts';
import { keyOfRequirement } from '../model/requirement-key.ts';
import { isDue, isOpen } from '../model/requirement-state.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import type { CancelledTask, ClaimedTask, OpenTask } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { taskCore } from '../task/task-states.ts';
import { toldOf } from '../task/told-of.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import type { Worded } from '../wording/told.ts';
import { type Opened, openWork } from './open-work.ts';

/** operations have to act on it: to supply or board it once it is due, to verify it as soon as it was handed in */
const isOurs = (one: Requirement): boolean =>
  isOpen(one) && one.awaitingActionFrom === 'operations' && (isDue(one) || one.verificationStatus === 'pending_verification');

/** the queue its line of the catalogue names, or the one for everything else that waits for us; undefined in a policy of before there was one */
const queueOf = ({ requirements, tasks }: Policy, { id, verifiedBy }: Requirement): string | undefined => {
  const named = requirements.catalogue.find(({ key }) => key === keyOfRequirement(id))?.queue;
  // what a provider verifies waits for us to hand it over
  return named ?? (verifiedBy === 'operations' ? tasks.routing.verification : tasks.routing.boarding);
};

/** something that waits for people of ours, and the queue it is worked in */
interface Matter {
  readonly kind: 'requirement' | 'case' | 'document';
  readonly id: string;
  readonly title: Worded;
  readonly queue: string | undefined;
  readonly by?: string | undefined;
}

/** of what a decision changed, everything that waits for us now: requirements of ours, and cases whatever their severity */
const mattersOf = (next: Snapshot, changed: ReadonlySet<string>, policy: Policy): readonly Matter[] => [
  ...next.requirements
    .filter((one) => changed.has(nameOf('requirement', one.id)) && isOurs(one))
    .map((one) => ({ kind: 'requirement' as const, id: one.id, title: titleOf(one), queue: queueOf(policy, one) })),
  ...next.cases
    .filter((one) => changed.has(nameOf('case', one.id)) && needsPerson(one))
    .map((one) => ({
      ...{ kind: 'case' as const, id: one.id, title: one.title },
      queue: routeOfCase(next, one, policy)?.queue,
      by: one.dispute?.dueAt,
    })),
  ...next.documents
    .filter((one) => changed.has(nameOf('document', one.id)) && one.state === 'received' && one.unscannedAt !== undefined)
    .map((one) => ({
      kind: 'document' as const,
      id: one.id,
      title: scanTitle(next, one),
      queue: policy.tasks.routing.verification,
    })),
];

/** a case that a person has looked at is not shown again before something happens to it */
const isSeen = (before: Snapshot, next: Snapshot, { kind, id }: Matter): boolean => {
  const known = kind === 'case' ? before.cases.find((one) => one.id === id) : undefined;
  const now = next.cases.find((one) => one.id === id);
  return known !== undefined && now !== undefined && needsTheSame(now, known);
};

const titleOf = ({ id, title, of, method }: Requirement): Worded =>
  taskWords.tell('requirement-work', {
    ...{ id, title },
    ...(of === undefined ? {} : { of }),
    ...(method === undefined ? {} : { method }),
  });

const scanTitle = ({ requirements }: Snapshot, { requirementId }: Document): Worded => {
  const { id, title, of } = requirements.find((one) => one.id === requirementId) ?? {
    id: requirementId,
    title: requirementId,
    of: undefined,
  };
  return taskWords.tell('document-unscanned', { id, title, ...(of === undefined ? {} : { of }) });
};

const nameOf = (kind: string, id: string): string => `${kind} ${id}`;

const cancelled = (task: OpenTask | ClaimedTask, now: string): CancelledTask => ({
  ...taskCore(task),
  status: 'cancelled',
  cancelledAt: now,
  cancelReason: 'settled',
});

/**
 * A change of requirements, cases and documents with the work it makes for people, in one transaction: a task for each that waits for operations now,
 * and none any more for one that does not. It follows from what is, not from what happened. Told under the id of the change's first entry.
 */
export function withSettledWork(snapshot: Snapshot, changes: Changes, context: Context): Changes {
  const [cause] = changes.timeline;
  if (cause === undefined || !changes.puts.some(({ kind }) => isMatter(kind))) return changes;
  const next = overlay(snapshot, changes);
  if (next.merchant.lifecycleStage === 'offboarded') return changes;
  const changed = new Set(changes.puts.map(({ kind, id }) => nameOf(kind, id)));
  const matters = mattersOf(next, changed, context.policy);
  const open = openTasks(next).filter(
    (task) => task.run === undefined && changed.has(nameOf(task.subjectKind, task.subjectId)) && followsMatters(task),
  );
  const isAbout = (task: OpenTask | ClaimedTask, { kind, id }: Matter): boolean =>
    task.subjectKind === kind && task.subjectId === id;
  const over = open.filter((task) => !matters.some((matter) => isAbout(task, matter)));
  const begun = matters.flatMap((matter) => {
    const { kind, id, title, queue, by } = matter;
    if (queue === undefined || isSeen(snapshot, next, matter) || open.some((task) => isAbout(task, matter))) return [];
    const actor = { kind: 'system' as const, id: 'settle-work' };
    return [openWork(next, { queue, subjectKind: kind, subjectId: id, title, by, cause: cause.id, actor }, context)];
  });
  const ended = over.map(
    (task): TimelineEntry => ({
      ...{ merchantId: task.merchantId, id: `${cause.id}/over/${task.id}`, at: context.now, type: 'task.cancelled.v1' },
      actor: { kind: 'system', id: 'settle-work' },
      data: { taskId: task.id, queue: task.queue, ...toldOf(task), reason: 'settled' },
    }),
  );
  const separable = changes.separable?.map((piece) => withTask(piece, begun));
  return both(
    { ...changes, separable },
    {
      puts: [...over.map((task) => cancelled(task, context.now)), ...begun.map(({ task }) => task)],
      deletes: [],
      timeline: [...ended, ...begun.map(({ entry }) => entry)],
    },
  );
}

/** a piece that may be written before the rest takes the tasks of its requirements along */
function withTask(piece: Piece, begun: readonly Opened[]): Piece {
  const own = begun.filter(({ task }) => piece.puts.some(({ kind, id }) => kind === task.subjectKind && id === task.subjectId));
  return {
    puts: [...piece.puts, ...own.map(({ task }) => task)],
    timeline: [...piece.timeline, ...own.map(({ entry }) => entry)],
  };
}

/** what work may follow from: a task about it is over with it */
const isMatter = (kind: string): boolean => kind === 'requirement' || kind === 'case' || kind === 'document';

const followsMatters = ({ subjectKind }: OpenTask | ClaimedTask): boolean => isMatter(subjectKind);
