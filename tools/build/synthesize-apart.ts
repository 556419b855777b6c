import { spawn } from 'node:child_process';
import { projectPath } from '../../lib/project.ts';

/** what `tools/build/synth.ts` prints last when nothing had to be done */
const CURRENT = 'is current';

/**
 * As `synthesize` for the stage dev, in a process of its own: bundlers leave some hundred megabytes behind, which whoever goes on running
 * for days should not carry.
 * @throws Error with what the build or the synth said
 */
export const synthesizeApart = (): Promise<{ readonly folder: string; readonly fresh: boolean; readonly ms: number }> => {
  const started = performance.now();
  const child = spawn(process.execPath, [projectPath('tools/build/synth.ts')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let wrong = '';
  child.stdout.on('data', (part) => {
    said += String(part);
  });
  child.stderr.on('data', (part) => {
    wrong += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(wrong.trim() || `the build ended with ${code}`));
      else
        resolve({
          folder: projectPath('cdk.out'),
          fresh: !said.trimEnd().endsWith(CURRENT),
          ms: performance.now() - started,
        });
    });
  });
};
