import type { Task } from '../model/task.ts';

interface ToldOf {
  readonly watchers?: string[];
  readonly raisedBy?: string;
  readonly team?: string;
}

/**
 * Whom an event of a task concerns beside those it names itself: who watches it, who raised it, and whose team's it is. The mail to colleagues
 * and the volumes of teams are made from it.
 */
export const toldOf = ({ watchers = [], raisedBy, team }: Task): ToldOf => ({
  ...(watchers.length === 0 ? {} : { watchers: [...watchers] }),
  ...(raisedBy === undefined ? {} : { raisedBy }),
  ...(team === undefined ? {} : { team }),
});
