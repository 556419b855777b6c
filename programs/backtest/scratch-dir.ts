import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { sourceHash } from '../../tools/build/source-hash.ts';

/** sources that a back-test depends on, beside those of the template */
const own = ['engine/**/*.ts', 'world/**/*.{ts,json}', 'programs/backtest/*.ts', 'packages/states-language/src/**/*.ts'];

/** the engine, the outside and the template's sources: other code finds no state of this */
function codeHash(): string {
  const hash = createHash('sha256').update(sourceHash('backtest'));
  for (const file of projectFiles(...own)) hash.update(file).update(readFileSync(projectPath(file)));
  return hash.digest('hex');
}

/**
 * A scratch folder named after everything the outcome depends on: the same back-test finds its state again after a crash, another one
 * starts afresh. Files are read through once, never held.
 */
export async function scratchDir(files: readonly string[], settings: unknown): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings)).update(codeHash());
  for (const file of files)
    await pipeline(createReadStream(file), async (chunks) => {
      for await (const chunk of chunks) hash.update(chunk);
    });
  return join(tmpdir(), `firstsale-backtest-${hash.digest('hex').slice(0, 16)}`);
}
