import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import { projectPath } from '../../lib/project.ts';
import { toolCommand } from '../tool-command.ts';
import { synthesize } from './synth.ts';

/** GitHub refuses a comment of more than 65,536 characters */
const LONGEST = 60_000;
const ENDING = '.template.json';

const templatesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((file) => (file.endsWith(ENDING) ? [basename(file, ENDING)] : []));

/** what the CDK says of one stack, compared with a template of it: no account is asked */
const differenceOf = (folder: string, stack: string, base: string): string => {
  const [node, cdk] = toolCommand('cdk');
  const args = ['diff', '--app', folder, '--template', base, '--exclusively', '--no-color', stack];
  const { stdout, stderr, status } = spawnSync(node, [cdk, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`cdk diff of ${stack} failed:\n${stderr}`);
  return `${stdout}${stderr}`.trim();
};

/** the differences of two folders CDK synthesized into, as Markdown: every stack of either */
export const differencesOf = (before: string, after: string): string => {
  const empty = join(after, 'nothing.json');
  writeFileSync(empty, '{"Resources":{}}');
  const now = templatesIn(after);
  const parts = now.map((stack) => {
    const base = join(before, `${stack}${ENDING}`);
    return `### ${stack}\n\n\`\`\`\n${differenceOf(after, stack, existsSync(base) ? base : empty)}\n\`\`\`\n`;
  });
  rmSync(empty, removing);
  const gone = templatesIn(before).filter((stack) => !now.includes(stack));
  const text = [...parts, ...gone.map((stack) => `### ${stack}\n\nis no longer there.\n`)].join('\n');
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST)}\n\`\`\`\n\nThe rest is left out: it is too long for a comment.\n`;
};

/** the stage as a commit has it, synthesized by the code of that commit. @returns a folder; `drop` removes it */
const synthesizeAt = (commit: string, stage: string): { folder: string; drop: () => void } => {
  const tree = mkdtempSync(join(tmpdir(), 'firstsale-base-'));
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: projectPath(''), stdio: 'inherit' });
  git('worktree', 'add', '--detach', '--force', tree, commit);
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('npm is not known: run it as `npm run diff:templates`');
  execFileSync(process.execPath, [npm, 'ci'], { cwd: tree, stdio: ['ignore', 2, 2] });
  execFileSync(process.execPath, [npm, 'run', 'synth', '--', '--stage', stage], { cwd: tree, stdio: ['ignore', 2, 2] });
  return {
    folder: join(tree, stage === 'dev' ? 'cdk.out' : `cdk.out.${stage}`),
    drop: () => git('worktree', 'remove', '--force', tree),
  };
};

if (import.meta.main) {
  const { values } = parseArgs({
    options: { base: { type: 'string' }, stage: { type: 'string', default: 'dev' }, out: { type: 'string' } },
  });
  if (values.base === undefined) {
    console.error('--base is missing: the commit to compare with, such as --base main');
    process.exit(1);
  }
  const before = synthesizeAt(values.base, values.stage);
  const { folder } = await synthesize({ stage: values.stage });
  const text = `## What this does to ${values.stage}\n\n${differencesOf(before.folder, folder)}`;
  before.drop();
  if (values.out === undefined) console.log(text);
  else writeFileSync(values.out, text);
}
