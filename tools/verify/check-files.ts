import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import type { Check } from './run-check.ts';

const longest = 250;
const packageJson = z.object({ scripts: z.record(z.string(), z.string()) });

/** files git knows or would take, by extension */
const listed = (...extensions: readonly string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: projectPath(''), encoding: 'utf8' })
    .split('\n')
    .filter((file) => extensions.some((extension) => file.endsWith(extension)) && existsSync(projectPath(file)));

export const fileLength: Check = {
  name: `no source file is longer than ${longest} lines`,
  run: () => {
    const files = listed('.ts', '.tsx', '.mjs');
    if (files.length === 0) return ['no source file was looked at: the check is blind'];
    // a test is a list of cases: long is not deep
    return files
      .filter((file) => !/(^|\/)test\//.test(file))
      .map((file) => ({ file, lines: readFileSync(projectPath(file), 'utf8').trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longest)
      .map(({ file, lines }) => `${file} has ${lines} lines: split it`);
  },
};

/** every command in the documents exists */
export const commands: Check = {
  name: 'commands in README, AGENTS and docs exist',
  run: () => {
    const { scripts } = packageJson.parse(JSON.parse(readFileSync(projectPath('package.json'), 'utf8')));
    const pages = listed('.md').filter((file) => !file.startsWith('node_modules/'));
    if (!pages.includes('README.md')) return ['README.md is missing'];
    const named = pages.flatMap((page) => {
      const text = readFileSync(projectPath(page), 'utf8');
      const runs = Array.from(text.matchAll(/\bnpm run ([a-z][\w:-]*)/g), (match) => match[1] ?? '');
      const short = Array.from(text.matchAll(/\bnpm (start|test)\b/g), (match) => match[1] ?? '');
      return [...runs, ...short].map((script) => ({ page, script }));
    });
    const bodies = Object.entries(scripts).flatMap(([script, body]) =>
      Array.from(body.matchAll(/\bnode (?:--[\w=-]+ )*([\w./-]+\.(?:ts|mjs))/g), (match) => ({ script, file: match[1] ?? '' })),
    );
    return [
      ...named
        .filter(({ script }) => !(script in scripts))
        .map(({ page, script }) => `${page} names \`npm run ${script}\`, which package.json does not have`),
      ...bodies
        .filter(({ file }) => !existsSync(projectPath(file)))
        .map(({ script, file }) => `npm run ${script} runs ${file}, which does not exist`),
    ];
  },
};
