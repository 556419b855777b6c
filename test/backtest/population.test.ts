import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BacktestReport } from '../../domain/backtest/backtest-answer.ts';
import { filesOf } from '../../domain/backtest/backtest-files.ts';
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

const jobNow = async (): Promise<string> => {
  const text = await opened.laptop.cloud.kernel.request('look', () => opened.crowd.shelf.get('current.json'), { ahead: true });
  return JSON.parse(text ?? '{}').job;
};
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
    expect(bytesOf(report)).toBe(one.kind === 'done' ? bytesOf(one.report) : one.kind);
    expect(await opened.crowd.cancel()).toMatchObject({ kind: 'done' });
  }, 240_000);
});
