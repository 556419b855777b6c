import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { styleText } from 'node:util';
import { projectFiles, projectPath } from '../../lib/project.ts';

// every bench stands alone and prints ratios against a baseline measured in the same run; a process each, so that none warms another.
// `npm run bench` runs all, `npm run bench -- states` those with states in their name
const wanted = process.argv.slice(2);
const files = projectFiles('programs/bench/*-bench.ts', 'packages/*/bench/*.bench.ts');
const nameOf = (file: string): string => basename(file).replace(/[.-]bench\.ts$/, '');
const chosen = files.filter((file) => wanted.length === 0 || wanted.some((name) => nameOf(file).includes(name)));
if (chosen.length === 0) {
  console.error(`no bench is called ${wanted.join(' or ')}: there are ${files.map(nameOf).join(', ')}`);
  process.exit(1);
}

/** how it ended; a bench that measured nothing has held nothing */
const run = async (file: string): Promise<string> => {
  const child = spawn(process.execPath, ['--expose-gc', projectPath(file)], {
    cwd: projectPath(''),
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let printed = 0;
  for await (const part of child.stdout) {
    printed += String(part).length;
    process.stdout.write(part);
  }
  const [code, signal] = await ended;
  if (code !== 0) return `failed (${signal ?? `exit code ${code}`})`;
  return printed > 0 ? 'held' : 'failed (it printed nothing)';
};

const summary: { bench: string; file: string; seconds: string; result: string }[] = [];
for (const file of chosen) {
  console.log(styleText('bold', `\n== ${nameOf(file)}`));
  const began = performance.now();
  const result = await run(file);
  summary.push({ bench: nameOf(file), file, seconds: ((performance.now() - began) / 1000).toFixed(0), result });
}
console.log(styleText('bold', '\n== summary'));
console.table(summary);
const failed = summary.filter(({ result }) => result !== 'held').length;
console.log(`${summary.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
