import { renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { removing } from '@firstsale/laptop-cloud/platform';

const ATTEMPTS = 50;
const AGAIN_MS = 20;

/**
 * Puts `next` in the place of `folder`, which is forgotten: swapped only when whole, somebody may be reading the old one.
 * On Windows a folder cannot be renamed while a scanner or an indexer looks into it: that is waited for, a second at most.
 * @param rename how a folder is renamed; throws what Node throws
 */
export const swapFolder = async (next: string, folder: string, rename = renameSync): Promise<void> => {
  rmSync(folder, removing);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return rename(next, folder);
    } catch (error) {
      if (attempt === ATTEMPTS || !isHeld(error)) throw error;
      await sleep(AGAIN_MS);
    }
  }
};

const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code));
