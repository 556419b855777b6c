import { appendFileSync, renameSync, writeFileSync } from 'node:fs';

const CHUNK = 1 << 16;

/** a member of the object that is written */
export type Member = readonly [name: string, value: unknown];

/** a list that is written while it is read */
export class Streamed {
  readonly list: Iterable<unknown>;
  constructor(list: Iterable<unknown>) {
    this.list = list;
  }
}

/** the text of a value inside of an object or a list, as JSON.stringify indents it by one blank */
const inside = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, 1).replaceAll('\n', `\n${' '.repeat(depth)}`);

function* textOf(members: Iterable<Member>): Generator<string> {
  let first = true;
  yield '{';
  for (const [name, value] of members) {
    yield `${first ? '' : ','}\n ${JSON.stringify(name)}: `;
    first = false;
    if (value instanceof Streamed) yield* listText(value.list);
    else yield inside(value, 1);
  }
  yield '\n}\n';
}

function* listText(list: Iterable<unknown>): Generator<string> {
  let empty = true;
  for (const one of list) {
    yield `${empty ? '[' : ','}\n  ${inside(one, 2)}`;
    empty = false;
  }
  yield empty ? '[]' : '\n ]';
}

/** writes an object as `JSON.stringify(…, null, 1)` would, a member after the other: lists may be longer than memory */
export function writeJson(file: string, members: Iterable<Member>): void {
  const next = `${file}.next`;
  writeFileSync(next, '');
  let held = '';
  for (const text of textOf(members)) {
    held += text;
    if (held.length < CHUNK) continue;
    appendFileSync(next, held);
    held = '';
  }
  appendFileSync(next, held);
  renameSync(next, file);
}
