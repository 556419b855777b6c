import type { Snapshot } from '../model/snapshot.ts';
import { openTasks } from '../model/snapshot.ts';

/** what a merchant may ask a person of ours to change; bank account, address and contact take an account change (docs/adr/0068) */
export const changeSubjects = ['name', 'registration', 'persons', 'website', 'other'] as const;
export type ChangeSubject = (typeof changeSubjects)[number];

/** the changes that were asked for and that nobody has worked yet */
export const changesAsked = (
  snapshot: Pick<Snapshot, 'tasks'>,
): readonly { readonly subject: ChangeSubject; readonly at: string }[] =>
  openTasks(snapshot).flatMap(({ title, openedAt: at }) => {
    if (typeof title === 'string' || title.code !== 'change-asked') return [];
    const subject = changeSubjects.find((one) => one === title.about['subject']);
    return subject === undefined ? [] : [{ subject, at }];
  });
