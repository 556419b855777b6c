import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { projectPath } from '../../lib/project.ts';

/** the same files under another path: linked where the disk allows it, which takes seconds instead of a minute */
const linkTree = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target, 'junction');
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
};

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=scratch', '-c', 'user.email=scratch@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

export interface ScratchClone {
  readonly folder: string;
  /** lines that are not as they were, in files that were there: `lib/functions.ts: +  'score-merchant': step(),` */
  changed(): readonly string[];
  /** files that were not there */
  created(): readonly string[];
  /** what is there now is how it was, from here on */
  keep(): void;
  remove(): void;
}

/** a copy of the project as it lies here, committed or not, with its packages, in a folder of its own: nothing done there is seen here */
export const scratchClone = (): ScratchClone => {
  const folder = mkdtempSync(join(tmpdir(), 'firstsale-scratch-'));
  const files = git(projectPath(''), 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const file of files.filter((one) => one !== '' && existsSync(projectPath(one)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(projectPath(file), join(folder, file));
  }
  linkTree(projectPath('node_modules'), join(folder, 'node_modules'));
  git(folder, 'init', '--quiet');
  const keep = (): void => {
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'as it was');
  };
  keep();
  return {
    folder,
    changed: () => {
      const lines = git(folder, 'diff', '--unified=0', '--no-color').split('\n');
      let file = '';
      return lines.flatMap((line) => {
        if (line.startsWith('+++ b/')) file = line.slice('+++ b/'.length);
        return /^[+-](?![+-]{2} )/.test(line) ? [`${file}: ${line}`] : [];
      });
    },
    created: () => git(folder, 'ls-files', '--others', '--exclude-standard').trim().split('\n'),
    keep,
    remove: () => rmSync(folder, removing),
  };
};
