import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A scratch folder named after everything the outcome depends on: the same replay finds its state again after a crash, another one starts
 * afresh. In memory-backed storage where the system has it (it survives the process, not the machine).
 */
export function scratchDir(files: readonly string[], settings: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const file of files) hash.update(readFileSync(file));
  return join(base(), `firstsale-replay-${hash.digest('hex').slice(0, 16)}`);
}

function base(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
