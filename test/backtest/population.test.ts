import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BacktestReport } from '../../domain/backtest/backtest-answer.ts';
import { currentKey, filesOf } from '../../domain/backtest/backtest-files.ts';
import { projectPath } from '../../lib/project.ts';
import { bytesOf, endOf, openPopulation } from '../../programs/prove-crowd/crowd-against-one.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

const { version: _version, ...draft } = readPolicyFile(projectPath('policies/variants/stricter-ladder.json'));
let opened: Awaited<ReturnType<typeof openPopulation>>;
beforeAll(async () => {
  opened = await openPopulation((await synthesize()).folder, 30);
}, 180_000);
afterAll(() => opened.close());

/** a call within a unit of the cloud's own work */
const ask = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
  opened.laptop.cloud.kernel.request('a test asks', work, { ahead: true });
const jobNow = async (): Promise<string> => JSON.parse((await ask(() => opened.crowd.needs.shelf.get(currentKey))) ?? '{}').job;
const reportOf = async (): Promise<BacktestReport> => {
  const end = await endOf(() => opened.crowd.look());
  if (end.kind !== 'done') throw new Error(JSON.stringify(end));
  return end.report;
};

describe('a whole population', () => {
  test('nothing was begun: there is nothing to show, and nothing to cancel', async () => {
    expect(await opened.crowd.look()).toEqual({ kind: 'none' });
    expect(await opened.crowd.cancel()).toEqual({ kind: 'none' });
  });

  test('played by a Map Run has the bytes of a run in one process', async () => {
    opened.one.start(draft);
    const one = await endOf(() => opened.one.look());
    expect(await opened.crowd.start(draft)).toMatchObject({ kind: 'running' });
    const report = await reportOf();
    expect(report.merchants).toBeGreaterThan(20);
    expect(report.changed.length).toBeGreaterThan(0);
    expect(report.seconds).toBeGreaterThan(0);
    expect(report.lost).toEqual([]);
    // people decide as they did, and the model of the desk what nobody ever asked them
    expect(report.under.decided.replayed).toBeGreaterThan(5);
    expect(report.under.decided.modelled).toBeGreaterThan(report.against.decided.modelled);
    expect(bytesOf(report)).toBe(one.kind === 'done' ? bytesOf(one.report) : one.kind);
    expect(await opened.crowd.cancel()).toMatchObject({ kind: 'done' });
  }, 240_000);

  test('a file that cannot be played is listed, and the rest counts', async () => {
    const { shelf } = opened.crowd.needs;
    await opened.crowd.start(draft);
    const files = filesOf(await jobNow());
    while ((await ask(() => shelf.list(files.index))).length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    // the last one: the others are played meanwhile
    await ask(() => shelf.put(files.stories('3-0'), ''));
    const report = await reportOf();
    expect(report.lost).toEqual([{ shard: '3-0', merchants: expect.any(Number), about: 'RangeError' }]);
    expect(report.merchants).toBeGreaterThan(10);
    const missing = report.lost[0]?.merchants ?? 0;
    opened.one.start(draft);
    const one = await endOf(() => opened.one.look());
    expect(one.kind === 'done' && one.report.merchants).toBe(report.merchants + missing);
  }, 120_000);

  test('is cancelled while it runs: no child goes on, no report is shown, and a late end changes nothing', async () => {
    await opened.crowd.start(draft);
    const job = await jobNow();
    expect(await opened.crowd.cancel()).toMatchObject({ kind: 'cancelled' });
    expect(await opened.crowd.cancel()).toMatchObject({ kind: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await opened.crowd.look()).toMatchObject({ kind: 'cancelled' });
    expect(await ask(() => opened.crowd.needs.shelf.get(filesOf(job).report))).toBeUndefined();
  });

  test('is cancelled in the middle of its Map Run: its children are counted to none', async () => {
    const { shelf, runs } = opened.crowd.needs;
    await opened.crowd.start(draft);
    const files = filesOf(await jobNow());
    while ((await ask(() => shelf.list(files.index))).length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    const { run } = JSON.parse((await ask(() => shelf.get(currentKey))) ?? '{}');
    while ((await ask(() => runs.look(run))).total === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await opened.crowd.cancel()).toMatchObject({ kind: 'cancelled' });
    const { mapRuns } = (await opened.laptop.cloud.call('states', 'ListMapRuns', { executionArn: run })) as any;
    const { mapRunArn } = mapRuns[0];
    expect(await opened.laptop.cloud.call('states', 'DescribeMapRun', { mapRunArn })).toMatchObject({
      ...{ status: 'ABORTED', itemCounts: { running: 0, pending: 0 } },
    });
  });

  test('that failed stays failed, and one that contradicts itself is refused and begins nothing', async () => {
    const { needs } = opened.crowd;
    await ask(async () => {
      // as if the draft had been damaged after it was checked
      await needs.shelf.put(filesOf('damaged').ask, JSON.stringify({ draft: {}, until: 0 }));
      const run = await needs.runs.start('damaged', { job: 'damaged' });
      await needs.shelf.put(currentKey, JSON.stringify({ job: 'damaged', run, version: 'damaged' }));
    });
    expect(await endOf(() => opened.crowd.look())).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('InvalidPolicy'),
    });
    expect(await opened.crowd.cancel()).toMatchObject({ kind: 'failed' });
    expect(await opened.crowd.start({ ...draft, nudges: 'none' })).toMatchObject({ kind: 'refused' });
    expect(await opened.crowd.look()).toMatchObject({ kind: 'failed' });
  });

  test('begun again while it runs, ends once, with the draft that was begun last', async () => {
    const { version: _other, ...inForce } = readPolicyFile(projectPath('policies/default.json'));
    await opened.crowd.start(draft);
    await opened.crowd.start(inForce);
    expect((await reportOf()).changed).toEqual([]);
  }, 120_000);

  test('nothing of a merchant is in what Step Functions keeps', async () => {
    const { shelf } = opened.crowd.needs;
    const { run } = JSON.parse((await ask(() => shelf.get(currentKey))) ?? '{}');
    const history = JSON.stringify(
      await opened.laptop.cloud.call('states', 'GetExecutionHistory', { executionArn: run, maxResults: 1000 }),
    );
    const ends = await ask(async () => {
      const keys = (await shelf.list(`jobs/`)).filter((key) => key.includes('/ends/'));
      return Promise.all(keys.map((key) => shelf.get(key)));
    });
    expect(ends.length).toBeGreaterThan(1);
    for (const text of [history, ...ends]) expect(text).not.toMatch(/hostile-|legalName|@example|"m_/);
  });
});
