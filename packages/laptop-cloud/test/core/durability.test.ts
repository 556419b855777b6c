import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Gateway, PortTaken } from '../../src/gateway/server.ts';
import { JournalDamaged, JournalDiskFull, StateFolderInUse } from '../../src/kernel/journal-errors.ts';
import { createKernel } from '../../src/kernel/kernel.ts';
import { OtherSchema } from '../../src/kernel/saved-state.ts';

const start = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;
const folder = () => mkdtempSync(join(tmpdir(), 'journal-'));
type Logged = [string, Readonly<Record<string, unknown>>];
const open = (stateDir: string, logged: Logged[] = [], seed = 7) =>
  createKernel({ start, stateDir, seed, log: (event, fields) => void logged.push([event, fields]) });

test('a restart goes on where the clock, the counters and the random numbers stopped', async () => {
  const stateDir = folder();
  const first = open(stateDir);
  first.at(start + 3 * hour, 'work', () => first.usage.add('things', 2.5));
  const drawn = [first.random(), first.uuid()];
  await first.runUntil(start + 5 * hour);
  await first.stop();
  const second = open(stateDir);
  expect(second.now()).toBe(start + 5 * hour);
  expect(second.usage.read()).toEqual({ things: 2.5 });
  const fresh = createKernel({ start, seed: 7 });
  expect([fresh.random(), fresh.uuid()]).toEqual(drawn);
  expect(second.random()).toBe(fresh.random());
  await second.stop();
});

const child = `
const { createKernel } = await import(process.env.KERNEL);
const kernel = createKernel({ start: 0, stateDir: process.env.STATE, seed: 1, log: () => undefined });
kernel.journal.exec('CREATE TABLE IF NOT EXISTS counts (n INTEGER PRIMARY KEY, twin INTEGER)');
const from = kernel.journal.get('SELECT coalesce(max(n), 0) AS n FROM counts').n;
let n = from;
const work = async () => {
  n += 1;
  kernel.journal.run('INSERT INTO counts VALUES (?, ?)', n, 0);
  kernel.journal.run('UPDATE counts SET twin = n WHERE n = ?', n);
  kernel.at(kernel.now() + 1000, 'work', work);
  if (n % 50 === 0) {
    await kernel.request('outside', async () => n);
    console.log(n);
  }
};
kernel.at(kernel.now(), 'work', work);
await kernel.runUntil(1e12);
`;

test('kill -9 at any moment loses nothing that was answered, and never half of a unit', async () => {
  const stateDir = folder();
  const env = { ...process.env, STATE: stateDir, KERNEL: new URL('../../src/kernel/kernel.ts', import.meta.url).href };
  let answered = 0;
  for (const [round, after] of [120, 40, 200, 75].entries()) {
    const process_ = spawn(process.execPath, ['--input-type=module', '-e', child], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => process_.once('exit', resolve));
    await new Promise<void>((resolve) => {
      process_.stdout.on('data', (chunk: Buffer) => {
        answered = Math.max(answered, ...chunk.toString().trim().split('\n').map(Number));
        setTimeout(resolve, after);
      });
    });
    process_.kill('SIGKILL');
    await ended;
    const kernel = open(stateDir);
    const { n, broken } = kernel.journal.get<{ n: number; broken: number }>(
      'SELECT max(n) AS n, sum(twin <> n) AS broken FROM counts',
    ) ?? { n: 0, broken: -1 };
    expect(n).toBeGreaterThanOrEqual(answered);
    expect(broken).toBe(0);
    // every restart does one thing more at the instant where the last one stopped
    expect(kernel.now()).toBeGreaterThanOrEqual((answered - 1 - round) * 1000);
    await kernel.stop();
  }
  expect(answered).toBeGreaterThan(100);
}, 60_000);

test('a second process on the same state folder is refused by name', async () => {
  const stateDir = folder();
  const first = open(stateDir);
  expect(() => open(stateDir)).toThrow(StateFolderInUse);
  expect(() => open(stateDir)).toThrow(/journal\.sqlite is in use by another process\. Stop that one first/);
  await first.stop();
  await open(stateDir).stop();
});

/** the files of a journal with 20 commits whose process was killed */
async function killed(): Promise<string> {
  const stateDir = folder();
  const kernel = open(stateDir);
  kernel.journal.exec('CREATE TABLE counts (n INTEGER PRIMARY KEY)');
  for (let n = 1; n <= 20; n++) {
    kernel.journal.run('INSERT INTO counts VALUES (?)', n);
    kernel.journal.commit();
  }
  const copy = folder();
  for (const file of ['journal.sqlite', 'journal.sqlite-wal']) copyFileSync(join(stateDir, file), join(copy, file));
  await kernel.stop();
  return copy;
}
const countsIn = async (stateDir: string, logged: Logged[] = []) => {
  const kernel = open(stateDir, logged);
  const found = kernel.journal.get<{ n: number }>('SELECT count(*) AS n FROM counts')?.n;
  await kernel.stop();
  return found;
};

test('a torn last record loses nothing committed before it, and is told', async () => {
  const appended = await killed();
  const wal = join(appended, 'journal.sqlite-wal');
  // a frame that was being written: right salts, wrong content
  appendFileSync(wal, Buffer.concat([readFileSync(wal).subarray(32, 32 + 16), Buffer.alloc(3_000, 7)]));
  const logged: Logged[] = [];
  expect(await countsIn(appended, logged)).toBe(20);
  expect(logged).toEqual([['journal.tail-dropped', expect.objectContaining({ file: wal, bytesDropped: 3_016 })]]);

  const cut = await killed();
  truncateSync(join(cut, 'journal.sqlite-wal'), statSync(join(cut, 'journal.sqlite-wal')).size - 100);
  expect(await countsIn(cut)).toBe(19);
  expect(await countsIn(await killed())).toBe(20);
});

test('a damaged file is named, left as it is, and nothing starts', async () => {
  const stateDir = await killed();
  await countsIn(stateDir);
  const file = join(stateDir, 'journal.sqlite');
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(600, 0xab), 0, 600, 4_096);
  closeSync(descriptor);
  const before = readFileSync(file);
  expect(() => open(stateDir)).toThrow(JournalDamaged);
  expect(() => open(stateDir)).toThrow(`${file} is damaged`);
  expect(readFileSync(file).equals(before)).toBe(true);
  writeFileSync(file, 'not a database at all, but long enough to look at. '.repeat(50));
  expect(() => open(stateDir)).toThrow('It was left as it is');
});

test('a full disk stops the clock with a clear error and keeps what was committed', async () => {
  const stateDir = folder();
  const kernel = open(stateDir);
  kernel.journal.exec('CREATE TABLE counts (n INTEGER PRIMARY KEY, ballast TEXT)');
  kernel.journal.run("INSERT INTO counts VALUES (1, 'x')");
  kernel.journal.commit();
  // sqlite answers a file at its page limit exactly as it answers a full disk
  kernel.journal.get('PRAGMA max_page_count = 10');
  const failures: unknown[] = [];
  kernel.onUnitFailed(({ error }) => failures.push(error));
  kernel.at(start + hour, 'big', () => void kernel.journal.run('INSERT INTO counts VALUES (2, ?)', 'x'.repeat(200_000)));
  kernel.at(start + 2 * hour, 'never', () => void failures.push('ran on'));
  await expect(kernel.runUntil(start + 3 * hour)).rejects.toThrow(
    /the disk of .*journal\.sqlite is full\. Everything committed so far is kept/,
  );
  expect(failures).toEqual([expect.any(JournalDiskFull)]);
  await expect(kernel.request('outside', async () => 1)).rejects.toThrow(JournalDiskFull);
  await expect(kernel.call({ service: 'x', action: 'y', input: {}, principal: { kind: 'root' } })).rejects.toMatchObject({
    code: 'ServiceUnavailable',
    status: 503,
  });
  await kernel.stop();
  expect(await countsIn(stateDir)).toBe(1);
});

test('a port that is taken is told with the remedy', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(new Gateway().listen(port)).rejects.toThrow(PortTaken);
  await expect(new Gateway().listen(port)).rejects.toThrow(
    `port ${port} is taken by another program. Stop it, or choose another with --port.`,
  );
  other.close();
});

test('a folder that another version laid out is named, left as it is, and forgotten with --fresh', async () => {
  const stateDir = folder();
  await open(stateDir).stop();
  await open(stateDir).stop();
  const layout = (value: string | undefined) => {
    const database = new DatabaseSync(join(stateDir, 'journal.sqlite'));
    database.prepare("DELETE FROM kernel_state WHERE name = 'schema'").run();
    if (value !== undefined) database.prepare("INSERT INTO kernel_state VALUES ('schema', ?)").run(value);
    database.close();
  };
  layout(undefined);
  expect(() => open(stateDir)).toThrow(OtherSchema);
  expect(() => open(stateDir)).toThrow(/an older version of the laptop cloud \(layout 1, this one is \d+\).*Start with --fresh/);
  layout('999');
  expect(() => open(stateDir)).toThrow(/a newer version of the laptop cloud \(layout 999/);
});
