import type { CareCase } from '../model/care.ts';
import type { CaseIssue } from '../model/case-parts.ts';
import { openTasks } from '../model/snapshot.ts';
import type { CancelledTask } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { taskCore } from '../task/task-states.ts';
import { toldOf } from '../task/told-of.ts';
import { type Effect, type Fact, type Followed, stale } from './fact.ts';
import { caseToldOf } from './presumed-case.ts';

type Moved = Fact<'issue.moved.v1'>;

/** the task of the engineers is over with the issue they worked on: nobody else has to decide it */
const taskEnded = ({
  event,
  snapshot,
}: Moved): { readonly puts: readonly CancelledTask[]; readonly entries: readonly TimelineEntry[] } => {
  const task = openTasks(snapshot).find(({ id }) => id === event.data.taskId);
  if (task === undefined) return { puts: [], entries: [] };
  const { merchantId, id: taskId, queue } = task;
  const over: CancelledTask = { ...taskCore(task), status: 'cancelled', cancelledAt: event.time, cancelReason: 'settled' };
  const entry: TimelineEntry = {
    ...{ merchantId, id: `task/${taskId}/issue-done`, at: event.time, type: 'task.cancelled.v1' },
    actor: { kind: 'system', id: 'settle-work' },
    data: { taskId, queue, ...toldOf(task), reason: 'settled' },
  };
  return { puts: [over], entries: [entry] };
};

const numbered = (seq: number | undefined) => (seq === undefined ? {} : { seq });
const opened = (one: CareCase, issue: CaseIssue, seq?: number): Followed => ({
  ...{ part: 'issue-opened', type: 'case.issue-opened.v1' },
  data: { caseId: one.id, of: issue.taskId, ...numbered(seq) },
});
const done = (one: CareCase, issue: CaseIssue, seq?: number): Followed => ({
  ...{ part: 'issue-done', type: 'case.issue-done.v1' },
  data: { caseId: one.id, of: issue.taskId, choice: 'done', ...numbered(seq) },
});

/**
 * An issue that was raised elsewhere, for a case it names: the engineers' clock runs from when it is open until it is done, in whatever order we
 * hear of it; the latest that is known of it is kept.
 */
const issueElsewhere = (moved: Moved, caseId: string): Effect => {
  const { event } = moved;
  const { taskId, key, state, resolution, seq } = event.data;
  const { one, begins } = caseToldOf(moved, caseId);
  const { issues = [], happened = [] } = one;
  const known = issues.find((each) => each.taskId === taskId);
  const isLatest = !happened.some(
    (fact) => fact.of === taskId && (fact.at > event.time || (fact.at === event.time && (fact.seq ?? 0) > (seq ?? 0))),
  );
  const openedAt = known === undefined || event.time < known.openedAt ? event.time : known.openedAt;
  const { doneAt, resolution: how, ...rest } = known ?? { taskId, openedAt };
  const before = { ...(doneAt !== undefined && { doneAt }), ...(how !== undefined && { resolution: how }) };
  const ends = state === 'open' ? {} : { doneAt: event.time, resolution: resolution ?? state };
  const next: CaseIssue = { ...rest, openedAt, ...(isLatest ? { key, movedAt: event.time, ...ends } : before) };
  const told = state === 'open' ? opened(one, next, seq) : done(one, next, seq);
  const others = issues.filter((each) => each.taskId !== taskId);
  return { kind: 'takes', puts: [{ ...one, issues: [...others, next] }], follows: [...begins, told] };
};

/**
 * The tracker's issue about a case moved. A status of the category that is done stops the engineers' clock, whatever it is called, and the case
 * is ours again; out of it the clock begins anew. Any other move changes nothing.
 */
export const issueMovedFact = (moved: Moved): Effect => {
  const { event, snapshot } = moved;
  const { taskId, key, state, resolution } = event.data;
  const [found] = snapshot.cases.flatMap((each) => {
    const { issues: all = [] } = each;
    return all.filter((other) => other.taskId === taskId).map((own) => ({ one: each, issue: own, issues: all }));
  });
  if (event.data.caseId !== undefined) return issueElsewhere(moved, event.data.caseId);
  if (found === undefined) return stale('issue_unknown');
  const { one, issue, issues } = found;
  if (event.time < (issue.movedAt ?? '')) return stale('later_fact_known');
  const { doneAt, resolution: _before, ...open } = issue;
  const known = { ...open, key, movedAt: event.time };
  const kept = (next: CaseIssue): CareCase => ({
    ...one,
    issues: issues.map((each) => (each.taskId === taskId ? next : each)),
  });
  if (state === 'open') {
    const follows = doneAt === undefined ? [] : [opened(one, issue)];
    return { kind: 'takes', puts: [kept(known)], follows };
  }
  const how = resolution ?? state;
  if (doneAt !== undefined) return { kind: 'takes', puts: [kept({ ...known, doneAt, resolution: how })] };
  const { puts, entries } = taskEnded(moved);
  const next = kept({ ...known, doneAt: event.time, resolution: how });
  return { kind: 'takes', puts: [next, ...puts], follows: [done(one, issue)], entries };
};
