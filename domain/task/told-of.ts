import type { Task } from '../model/task.ts';

interface ToldOf {
  readonly watchers?: string[];
  readonly raisedBy?: string;
}

/** Whom an event of a task concerns beside those it names itself: who watches it, and who raised it. The mail to colleagues is made from it. */
export const toldOf = ({ watchers = [], raisedBy }: Task): ToldOf => ({
  ...(watchers.length === 0 ? {} : { watchers: [...watchers] }),
  ...(raisedBy === undefined ? {} : { raisedBy }),
});
