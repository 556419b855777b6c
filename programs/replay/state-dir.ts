import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@firstsale/laptop-cloud/platform';

/**
 * A scratch folder named after everything the outcome depends on: the same replay finds its state again after a crash, another one starts
 * afresh. In memory-backed storage where the system has it (it survives the process, not the machine).
 */
export function scratchDir(files: readonly string[], settings: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const file of files) hash.update(readFileSync(file));
  return join(scratchFolder(), `firstsale-replay-${hash.digest('hex').slice(0, 16)}`);
}
