import { rmSync } from 'node:fs';
import { JsonLinesWriter, linesOf } from './json-lines.ts';

/** one value with what it is sorted by: numbers and texts, compared one after the other */
export interface Sorted {
  readonly key: readonly (number | string)[];
}

const before = (one: Sorted['key'], other: Sorted['key']): boolean => {
  for (const [at, part] of one.entries()) {
    const against = other[at];
    if (against === undefined || part === against) continue;
    return part < against;
  }
  return false;
};

/** files open at once */
const most = 200;

/** files of JSON lines, each sorted by key, as one sorted sequence: holds one line of each */
export function* mergeLines<One extends Sorted>(files: readonly string[], read: (line: string) => One): Generator<One> {
  if (files.length > most) {
    yield* mergeLines(mergeSome(files, read), read);
    return;
  }
  const open = files.map((file) => linesOf(file));
  const heads = open.map((lines) => next(lines, read));
  for (;;) {
    let least = -1;
    let first: One | undefined;
    for (const [at, head] of heads.entries())
      if (head !== undefined && (first === undefined || before(head.key, first.key))) [least, first] = [at, head];
    const lines = open[least];
    if (first === undefined || lines === undefined) return;
    yield first;
    heads[least] = next(lines, read);
  }
}

const next = <One>(lines: Generator<string>, read: (line: string) => One): One | undefined => {
  const { value, done } = lines.next();
  return done === true ? undefined : read(value);
};

/** too many to be open at once are merged in groups first */
function mergeSome<One extends Sorted>(files: readonly string[], read: (line: string) => One): readonly string[] {
  const merged: string[] = [];
  for (let from = 0; from < files.length; from += most) {
    const writer = new JsonLinesWriter(`${files[from]}.merged-${files.length}`);
    rmSync(writer.file, { force: true });
    for (const one of mergeLines(files.slice(from, from + most), read)) writer.add(one);
    writer.flush();
    merged.push(writer.file);
  }
  return merged;
}
