import type { Commit } from '../ports.ts';
import { commitSize } from './commit-size.ts';
import type { Context } from './decision.ts';
import { transactionLimit } from './in-pieces.ts';
import type { Item } from './item.ts';
import { outOfUse } from './out-of-use.ts';
import type { Snapshot } from './snapshot.ts';

/** a move costs two writes: a merchant with few finished items never pays for it, and reads a unit more at most */
const worthMoving = 6;
/** moved beside one decision at most: a merchant with years of finished items is through after some of them */
const movedAtOnce = 12;

/** what a commit moves to the archive beside what it writes: finished items no rule looks at, as they were read */
export const toArchive = (snapshot: Snapshot, commit: Commit, context: Context): readonly Item[] => {
  const idle = outOfUse(snapshot, context);
  if (idle.length < worthMoving) return [];
  // an item that was read from the archive is there already
  const written = new Set([...commit.puts, ...commit.deletes, ...(commit.recalled ?? [])].map(({ kind, id }) => `${kind}#${id}`));
  const room = Math.floor((transactionLimit - commitSize(commit)) / 2);
  return idle.filter(({ kind, id }) => !written.has(`${kind}#${id}`)).slice(0, Math.max(0, Math.min(movedAtOnce, room)));
};
