import { Conflict, NotAllowed } from '../errors.ts';
import { leastPeople, peopleIn } from '../model/people-in-change.ts';
import { findChange, type Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import { countPeople } from '../same-person.ts';

/**
 * Whoever asks, calls back and approves twice are three people at least, and nobody is two of them under another spelling. Throws NotAllowed
 * as soon as an approval by this person could not lead there; Conflict when the change has ended.
 */
export const demandThreePeople = (
  snapshot: Snapshot,
  task: Pick<Task, 'subjectKind' | 'subjectId' | 'approvals'>,
  { by, choice }: { readonly by: string; readonly choice: string },
): void => {
  const change = task.subjectKind === 'account_change' ? findChange(snapshot, task.subjectId) : undefined;
  if (change === undefined || choice !== 'approve') return;
  if (change.status !== 'open') throw new Conflict({ code: 'change-ended', about: {} });
  const before = task.approvals.filter((one) => one.choice === choice).map((one) => one.by);
  const people = [...new Set([...peopleIn(change), ...before, by])];
  // one more may come after the first approval, and none after the second
  const toCome = before.length === 0 ? 1 : 0;
  if (countPeople(people) + toCome < leastPeople)
    throw new NotAllowed({ code: 'people-too-few', about: { people, least: leastPeople } });
};
