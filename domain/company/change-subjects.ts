import type { Snapshot } from '../model/snapshot.ts';
import { openTasks } from '../model/snapshot.ts';

/** what a merchant may ask us to change about what is on file */
export const changeSubjects = [
  'name',
  'registration',
  'persons',
  'website',
  'bank_account',
  'address',
  'contact',
  'other',
] as const;
export type ChangeSubject = (typeof changeSubjects)[number];

/** what thieves change first: a request only begins a procedure with evidence, a call back and two people */
const guarded: readonly ChangeSubject[] = ['bank_account', 'address', 'contact'];
export const isGuarded = (subject: ChangeSubject): boolean => guarded.includes(subject);

/** the changes that were asked for and that nobody has worked yet */
export const changesAsked = (
  snapshot: Pick<Snapshot, 'tasks'>,
): readonly { readonly subject: ChangeSubject; readonly at: string }[] =>
  openTasks(snapshot).flatMap(({ title, openedAt: at }) => {
    if (typeof title === 'string' || title.code !== 'change-asked') return [];
    const subject = changeSubjects.find((one) => one === title.about['subject']);
    return subject === undefined ? [] : [{ subject, at }];
  });
