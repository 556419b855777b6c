import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** ids of the processes whose command line has all these words; not on Windows */
export const runningWith = (...words: readonly string[]): readonly number[] =>
  [...(process.platform === 'linux' ? fromProc() : fromPs())]
    .filter(([, line]) => words.every((word) => line.includes(word)) && !line.startsWith('/bin/sh'))
    .map(([id]) => id);

function* fromProc(): Generator<readonly [id: number, line: string]> {
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    try {
      yield [Number(id), readFileSync(`/proc/${id}/cmdline`, 'utf8')];
    } catch {
      // it ended meanwhile
    }
  }
}

function* fromPs(): Generator<readonly [id: number, line: string]> {
  for (const row of execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n')) {
    const [, id, line] = /^ *(\d+) (.*)$/.exec(row) ?? [];
    if (id !== undefined && line !== undefined) yield [Number(id), line];
  }
}
