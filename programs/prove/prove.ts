import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectPath } from '../../lib/project.ts';
import { proofs } from './proofs.ts';

const usage = `npm run prove -- [--data <folder>] [--only <name>]
  every proof in full, one after the other, with its own output; the whole run of the project's checks plays a sample of them.
  --data names a folder with olist/, ops/ and text/ of real merchants and work: proofs that need one are named and left out without it`;

const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } });
const wanted = proofs.filter(({ name }) => values.only === undefined || values.only === name);
if (wanted.length === 0) {
  console.error(`--only: ${values.only} is none of ${proofs.map(({ name }) => name).join(', ')}\n\n${usage}`);
  process.exit(2);
}
if (values.data !== undefined && !existsSync(values.data)) {
  console.error(`--data: ${values.data} does not exist\n\n${usage}`);
  process.exit(2);
}
const data = values.data === undefined ? undefined : path.resolve(values.data);

const holds = (script: string, args: readonly string[], flags: readonly string[]): Promise<boolean> =>
  new Promise((resolve) =>
    spawn(process.execPath, [...flags, projectPath(script), ...args], {
      stdio: 'inherit',
      cwd: projectPath(''),
      // tests that play a sample in the whole run play all of it here
      env: { ...process.env, PROVE: 'all' },
    }).once('exit', (code) => resolve(code === 0)),
  );

const failed: string[] = [];
const left: string[] = [];
for (const { name, script, args, flags = [] } of wanted) {
  const given = args(data);
  if (given === undefined) left.push(name);
  else {
    console.log(`\n== ${name}`);
    const began = performance.now();
    if (!(await holds(script, given, flags))) failed.push(name);
    console.log(`${failed.includes(name) ? 'FAIL' : 'ok  '}  ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  }
}
if (left.length > 0) console.log(`\nleft out, they need --data: ${left.join(', ')}`);
const played = wanted.length - left.length;
console.log(`\n${played - failed.length} passed, ${failed.length} failed`);
// a run that proved nothing did not pass
process.exitCode = failed.length === 0 && played > 0 ? 0 : 1;
