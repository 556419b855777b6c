import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { runningWith } from './running.ts';
import { shelf } from './shelf.ts';

const child = join(import.meta.dirname, 'shelf-child.ts');
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'shelf-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, removing);
});

/** who makes plain writes */
const ways = ['through dynoxide', 'beside'] as const;

test.each(ways)(
  'written %s, kill -9 between a table and the journal: what nobody was answered is taken back, so that both tell the same',
  async (way) => {
    const stateDir = folder();
    for (const after of [30, 90, 55, 10, 120]) {
      const running = spawn(process.execPath, [child, stateDir, 'spin', way], { stdio: ['ignore', 'pipe', 'inherit'] });
      let answered = 0;
      const ended = new Promise((resolve) => running.once('close', resolve));
      await new Promise<void>((resolve) => {
        running.stdout.on('data', (chunk: Buffer) => {
          answered = Number(/\d+(?=}\n$)/.exec(chunk.toString())?.[0] ?? answered);
          setTimeout(resolve, after);
        });
      });
      running.kill('SIGKILL');
      await ended;
      const books = await shelf(stateDir);
      const lines = books.lines();
      expect(lines).toBeGreaterThanOrEqual(answered);
      expect([await books.items(), await books.total(), books.records()]).toEqual([lines, lines, 2 * lines]);
      await books.stop();
    }
  },
  60_000,
);

/** the files of a process that was killed with a change the journal had not committed */
async function killed(writesBesideDynoxide = false): Promise<string> {
  const stateDir = folder();
  const books = await shelf(stateDir, { writesBesideDynoxide });
  for (let index = 0; index < 20; index++) await books.add(`book ${index}`, 'x'.repeat(500));
  await books.kernel.call({
    service: 'dynamodb',
    action: 'PutItem',
    input: { TableName: 'shelf', Item: { id: { S: 'book 3' }, text: { S: 'overwritten' } } },
    principal: { kind: 'root' },
  });
  const left = folder();
  cpSync(stateDir, left, { recursive: true });
  await books.stop();
  return left;
}

test('a change the journal did not commit is taken back at the next start, and told', async () => {
  const stateDir = await killed();
  const books = await shelf(stateDir);
  expect(books.logged).toContainEqual(['dynamodb.taken-back', { changes: 1 }]);
  expect([await books.items(), await books.total(), books.lines(), books.records()]).toEqual([20, 20, 20, 40]);
  await books.stop();
});

test('a plain write beside dynoxide that the journal did not commit is not in the tables either', async () => {
  const books = await shelf(await killed(true), { writesBesideDynoxide: true });
  expect(books.logged.map(([event]) => event)).not.toContain('dynamodb.taken-back');
  expect([await books.items(), await books.total(), books.lines(), books.records()]).toEqual([20, 20, 20, 40]);
  await books.stop();
});

test('a journal that lost its last record takes the tables back with it', async () => {
  const stateDir = await killed();
  const wal = join(stateDir, 'journal.sqlite-wal');
  truncateSync(wal, statSync(wal).size - 100);
  const books = await shelf(stateDir);
  expect(books.logged.map(([event]) => event)).toContain('journal.tail-dropped');
  expect([await books.items(), await books.total(), books.lines(), books.records()]).toEqual([19, 19, 19, 38]);
  await books.stop();
});

const contents = (stateDir: string): readonly string[] =>
  ['dynamodb.sqlite', 'journal.sqlite'].map((name) =>
    createHash('sha256')
      .update(readFileSync(join(stateDir, name)))
      .digest('hex'),
  );

test('tables that are damaged in the middle, or cut off, stop the start by name and are left as they are', async () => {
  const stateDir = folder();
  const filled = await shelf(stateDir);
  for (let index = 0; index < 50; index++) await filled.add(`book ${index}`, 'x'.repeat(2_000));
  await filled.stop();
  const file = join(stateDir, 'dynamodb.sqlite');
  const kept = join(folder(), 'kept');
  copyFileSync(file, kept);
  const size = statSync(file).size;

  truncateSync(file, Math.floor(size / 2));
  let before = contents(stateDir);
  await expect(shelf(stateDir)).rejects.toThrow(`${file} is damaged`);
  expect(contents(stateDir)).toEqual(before);

  copyFileSync(kept, file);
  const descriptor = openSync(file, 'r+');
  for (let at = 8_192; at < size; at += 4_096) writeSync(descriptor, Buffer.alloc(2_000, 0xab), 0, 2_000, at);
  closeSync(descriptor);
  before = contents(stateDir);
  await expect(shelf(stateDir)).rejects.toThrow(/It was left as it is\. Restore the folder from a copy, or start with --fresh/);
  expect(contents(stateDir)).toEqual(before);
});

test('tables that are gone, or older than the journal beside them, are not taken for empty ones', async () => {
  const gone = await killed();
  for (const end of ['', '-wal', '-shm']) rmSync(join(gone, `dynamodb.sqlite${end}`), { force: true });
  await expect(shelf(gone)).rejects.toThrow(
    /are not of the same moment.*the journal knows the tables up to change 40, the tables are at 0/,
  );

  const older = await killed();
  const wal = join(older, 'dynamodb.sqlite-wal');
  truncateSync(wal, Math.floor(statSync(wal).size / 2));
  await expect(shelf(older)).rejects.toThrow(
    /One of the two files was deleted, restored alone or lost its end\..*start with --fresh/,
  );
});

// the process is found by its command line
test.skipIf(process.platform === 'win32')(
  'tables whose program is killed under us stop the clock with its name; the next start goes on from the last commit',
  async () => {
    const stateDir = folder();
    const books = await shelf(stateDir);
    await books.add('book 0', 'x');
    for (const id of runningWith('dynoxide', stateDir)) process.kill(id, 'SIGKILL');
    await expect(books.add('book 1', 'x')).rejects.toThrow(
      /dynoxide, which keeps .*dynamodb\.sqlite, ended \(SIGKILL\).*Start again/,
    );
    await expect(books.add('book 2', 'x')).rejects.toMatchObject({ name: 'DynoxideFailed' });
    await books.stop();
    const again = await shelf(stateDir);
    expect([await again.items(), await again.total(), again.lines()]).toEqual([1, 1, 1]);
    await again.add('book 1', 'x');
    await again.stop();
  },
);

const run = (command: string): readonly Record<string, unknown>[] => {
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};
const node = (stateDir: string, what: string, way: string) => `'${process.execPath}' '${child}' '${stateDir}' ${what} ${way}`;

/** a disk of 4 MiB that is there as long as the shell: needs the right to mount, as root or in a user namespace of one's own */
const onSmallDisk = (stateDir: string, command: string): string =>
  `unshare ${process.getuid?.() === 0 ? '' : '--user --map-root-user'} --mount sh -c "mount -t tmpfs -o size=4m tmpfs '${stateDir}' && ${command}"`;
const mayMount = spawnSync('sh', ['-c', onSmallDisk(tmpdir(), 'true')]).status === 0;

/** limits that a POSIX shell can set */
const full = (stateDir: string, way: string): readonly (readonly [how: string, command: string])[] => [
  // where nothing may be mounted, the limit on the size of a file is met instead: dynoxide is ended by it
  ['a file that may not grow', `(ulimit -f 4000; ${node(stateDir, 'fill', way)}); ${node(stateDir, 'look', way)}`],
  ...(mayMount
    ? [
        [
          'a full disk',
          onSmallDisk(
            stateDir,
            `head -c 1000000 /dev/zero > '${stateDir}/ballast'; ${node(stateDir, 'fill', way)}; ${node(stateDir, 'fill', way)}; ${node(stateDir, 'look', way)}`,
          ),
        ] as const,
      ]
    : []),
];

const limits = process.platform === 'win32' ? [] : [...full('', '').entries()];
for (const [index, how, way] of limits.flatMap(([at, [what]]) => ways.map((one) => [at, what, one] as const)))
  test(`${how}, written ${way}: everything stops with the file and the remedy, nothing answered is lost, and with space it goes on`, () => {
    const stateDir = folder();
    mkdirSync(stateDir, { recursive: true });
    const [filled, ...rest] = run(full(stateDir, `'${way}'`)[index]?.[1] ?? '');
    expect(filled).toMatchObject({
      // a limit on files is an error of input and output to who lives to see it
      said: expect.stringMatching(
        index === 0
          ? /cannot .*\.sqlite .*What was committed before is kept|disk of .* is full/
          : /the disk of .*\.sqlite is full\. Everything committed so far is kept.*Free some space and start again/,
      ),
      halted: expect.stringMatching(/^(Tables|Journal)(DiskFull|Unusable)$/),
    });
    expect(filled?.afterwards).toMatch(/DiskFull|Unusable/);
    const looked = rest.at(-1);
    expect(Number(filled?.added)).toBeGreaterThan(20);
    expect(looked?.items).toBeGreaterThanOrEqual(Number(filled?.added));
    expect([looked?.total, looked?.lines, looked?.records]).toEqual([looked?.items, looked?.items, 2 * Number(looked?.items)]);
    // started while the disk is still full it says the same again
    for (const again of rest.slice(0, -1)) expect(JSON.stringify(again)).toMatch(/is full|cannot (work on|write|open)/);
  }, 60_000);
