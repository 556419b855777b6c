import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { removing } from '@firstsale/laptop-cloud/platform';

const LOOK_AGAIN_MS = 100;

/** on Windows a lock that is being deleted can neither be made nor is it there; met so often in a row, it cannot be made at all */
const MOST_REFUSED = 50;
const sign = (lockFile: string): void => writeFileSync(lockFile, String(process.pid), { flag: 'wx' });

/**
 * Runs `work` while no other process of this machine holds `lockFile`; a holder that died has let go.
 * @param make makes the lock; throws what Node throws when it is there already
 */
export const takeTurns = async <Answer>(lockFile: string, work: () => Promise<Answer>, make = sign): Promise<Answer> => {
  for (let refused = 0; ; ) {
    try {
      make(lockFile);
      break;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') refused = 0;
      else if (codeOf(error) !== 'EPERM' || refused++ === MOST_REFUSED) throw error;
    }
    if (abandoned(lockFile)) rmSync(lockFile, { force: true });
    else await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, removing);
  }
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function abandoned(lockFile: string): boolean {
  try {
    const holder = Number(readFileSync(lockFile, 'utf8'));
    // created and not yet signed: somebody is at it this very moment
    if (holder === 0) return false;
    // tells whether it lives, sends nothing
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
