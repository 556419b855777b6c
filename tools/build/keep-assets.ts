import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/**
 * Moves the assets only the old assembly has into the next one, unless they are older than a day: a laptop cloud that runs the old one
 * reads its functions from there, and their folders are named by what is in them. Nothing happens when there is no old one.
 */
export const keepAssets = (old: string, next: string): void => {
  for (const name of existsSync(old) ? readdirSync(old) : []) {
    const asset = join(old, name);
    if (!name.startsWith('asset.') || existsSync(join(next, name)) || Date.now() - statSync(asset).mtimeMs > DAY_MS) continue;
    renameSync(asset, join(next, name));
  }
};
