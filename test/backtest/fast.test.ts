import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';

const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'fast-'));
const standard = z
  .looseObject({ nudges: z.looseObject({}) })
  .parse(JSON.parse(readFileSync(projectPath('policies/default.json'), 'utf8')));
const report = z.looseObject({
  totals: z.looseObject({ merchants: z.int(), sold: z.int().optional() }),
  rejected: z.array(z.unknown()),
  merchants: z.array(z.looseObject({ externalReference: z.string(), nudges: z.array(z.unknown()) })),
});
const comparison = z.looseObject({
  merchants: z.object({ all: z.int(), changed: z.int(), same: z.int() }),
  changes: z.array(
    z.looseObject({
      changed: z.looseObject({ firstNudgeAt: z.tuple([z.string().nullable(), z.string().nullable()]).optional() }),
    }),
  ),
});

const files = { merchants: join(work, 'merchants.csv'), payments: join(work, 'payments.csv') };
const command = (out: string, ...more: readonly string[]): string[] => {
  const args = ['--merchants', files.merchants, '--payments', files.payments, '--until', '2018-05-01', '--out', join(work, out)];
  return [projectPath('programs/backtest/backtest.ts'), ...args, ...more];
};
const backtest = async (out: string, ...more: readonly string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, command(out, ...more));
  return stdout;
};
const bytes = (out: string, name = 'report.json'): string => readFileSync(join(work, out, name), 'utf8');

beforeAll(async () => {
  await synthesize();
  const seller = (n: number): string => String(n).padStart(32, 'a');
  const merchants = Array.from({ length: 9 }, (_, n) => `${seller(n)},2018-01-0${n + 1} 02:00:00,pet,,,`);
  const payments = Array.from(
    { length: 30 },
    (_, n) =>
      `${seller(n % 5)},o${n},1,2018-02-${String(1 + (n % 28)).padStart(2, '0')} 1${n % 9}:13:01,delivered,35.00,credit_card`,
  );
  writeFileSync(
    files.merchants,
    ['seller_id,won_at_utc,business_segment,lead_type,business_type,declared_monthly_revenue', ...merchants].join('\n'),
  );
  writeFileSync(
    files.payments,
    [
      'seller_id,order_id,order_item_id,purchased_at,order_status,price,payment_type',
      ...payments,
      'nobody,o99,1,once,delivered,x,card',
    ].join('\n'),
  );
}, 120_000);
afterAll(() => rmSync(work, removing));

it('a back-test has the same bytes on one worker and on three, and says what it could not read', async () => {
  await backtest('one', '--stacks', '1');
  await backtest('three', '--stacks', '3');
  expect(bytes('three')).toBe(bytes('one'));
  const { totals, merchants, rejected } = report.parse(JSON.parse(bytes('one')));
  expect([totals.merchants, merchants.length, rejected.length]).toEqual([9, 9, 1]);
});

it('a back-test that ran before is not played again, and reports the same', async () => {
  const state = join(work, 'state');
  await backtest('first', '--state', state);
  const stdout = await backtest('second', '--state', state);
  expect(stdout).toMatch(/(\d+) of \1 parts were played by an earlier run/);
  expect(bytes('second')).toBe(bytes('first'));
});

it('a back-test that is killed in the middle goes on where it was, and reports the same bytes', async () => {
  const copies = ['--resample', '20', '--stacks', '2'];
  await backtest('whole', ...copies);
  const state = join(work, 'killed');
  const partsDone = (): number =>
    existsSync(state) ? readdirSync(state).filter((name) => /^sum-.*\.json$/.test(name)).length : 0;
  const child = spawn(process.execPath, command('resumed', ...copies, '--state', state), { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (partsDone() < 3) await setTimeout(5);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(existsSync(join(work, 'resumed', 'report.json'))).toBe(false);
  const done = partsDone();
  const stdout = await backtest('resumed', ...copies, '--state', state);
  const [, found, all] = /(\d+) of (\d+) parts were played by an earlier run/.exec(stdout) ?? [];
  expect([Number(found), Number(found) < Number(all)]).toEqual([done, true]);
  expect(bytes('resumed')).toBe(bytes('whole'));
});

it('a part that fails twice is listed with why, and the rest counts; run again it is played alone', async () => {
  const state = join(work, 'broken');
  await backtest('sound', '--state', state);
  const ofPart = (part: number): readonly string[] => readdirSync(state).filter((name) => name === `sum-${part}-0.json`);
  const file = (part: number): string => join(state, `history-${part}.jsonl`);
  const merchantsOf = (part: number): number =>
    readFileSync(file(part), 'utf8')
      .split('\n')
      .filter((one) => one.startsWith('{"merchant"')).length;
  const part = [...Array(64).keys()].find((one) => existsSync(file(one)) && merchantsOf(one) > 0) ?? -1;
  const [lost, whole] = [merchantsOf(part), readFileSync(file(part), 'utf8')];
  expect(ofPart(part)).toHaveLength(1);
  rmSync(join(state, `sum-${part}-0.json`));
  // a disk was full: the end of a line is missing
  writeFileSync(file(part), whole.slice(0, 40));
  const failed = await run(process.execPath, command('broken', '--state', state)).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`part ${part} of the history .* failed twice`)),
  });
  const read = report.extend({ failedParts: z.array(z.looseObject({ part: z.int(), why: z.string() })) });
  const half = read.parse(JSON.parse(bytes('broken')));
  expect(half.failedParts).toEqual([expect.objectContaining({ part, why: expect.stringMatching(/JSON/) })]);
  expect(half.totals.merchants).toBe(9 - lost);
  expect(half.merchants).toHaveLength(9 - lost);
  writeFileSync(file(part), whole);
  await backtest('mended', '--state', state);
  expect(bytes('mended')).toBe(bytes('sound'));
});

it('a policy is compared with another over the same merchants: with itself nothing changes, with one that nudges nobody much', async () => {
  const quiet = join(work, 'quiet.json');
  writeFileSync(quiet, JSON.stringify({ ...standard, nudges: { ...standard.nudges, holdOutPercent: 100 } }));
  await backtest('itself', '--against', projectPath('policies/default.json'));
  await backtest('quiet', '--against', quiet);
  const itself = comparison.parse(JSON.parse(bytes('itself', 'comparison.json')));
  expect(itself.merchants).toEqual({ all: 9, changed: 0, same: 9 });
  const other = comparison.parse(JSON.parse(bytes('quiet', 'comparison.json')));
  expect(other.merchants.changed).toBeGreaterThan(4);
  expect(other.changes.length).toBe(other.merchants.changed);
  expect(bytes('quiet')).toBe(bytes('itself'));
});

it('under a stricter ladder the first nudge comes earlier to each merchant that gets one', async () => {
  await backtest('stricter', '--against', projectPath('policies/variants/stricter-ladder.json'));
  const { changes } = comparison.parse(JSON.parse(bytes('stricter', 'comparison.json')));
  const nudged = changes.flatMap(({ changed }) => (changed.firstNudgeAt === undefined ? [] : [changed.firstNudgeAt]));
  expect(nudged.length).toBeGreaterThan(2);
  for (const [under, against] of nudged) expect(under === null || (against !== null && against < under)).toBe(true);
});

it('the same history many times side by side is many times the merchants', async () => {
  await backtest('copies', '--resample', '3');
  const { totals, merchants } = report.parse(JSON.parse(bytes('copies')));
  expect([totals.merchants, merchants.length]).toEqual([27, 27]);
  expect(new Set(merchants.map(({ externalReference }) => externalReference)).size).toBe(27);
});

it('an option that is missing is named with what to type', async () => {
  const failed = await run(process.execPath, [projectPath('programs/backtest/backtest.ts')]).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining('--merchants is missing') });
});
