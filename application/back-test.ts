import * as z from 'zod';
import type { BacktestReport, BacktestState } from '../domain/backtest/backtest-answer.ts';
import { currentKey, filesOf } from '../domain/backtest/backtest-files.ts';
import type { BacktestRuns, BacktestShelf } from '../domain/backtest/backtest-ports.ts';
import { readPolicy } from '../domain/check-policy/read-policy.ts';

export interface BacktestNeeds {
  readonly shelf: BacktestShelf;
  readonly runs: BacktestRuns;
  /** epoch ms */
  readonly now: () => number;
  readonly newId: () => string;
  /** children of the Map Run at once, where it should be fewer than the stage says */
  readonly atOnce?: number;
}

const begun = z.object({ job: z.string(), run: z.string(), version: z.string() });
const line = z.looseObject({ merchants: z.int() });
const isReport = z.custom<BacktestReport>((value) => typeof value === 'object' && value !== null && 'under' in value);

const currentOf = async ({ shelf }: BacktestNeeds): Promise<z.infer<typeof begun> | undefined> => {
  const text = await shelf.get(currentKey);
  return text === undefined ? undefined : begun.parse(JSON.parse(text));
};

/** begins to play a draft against the policy in force, in place of whatever is played still; one that contradicts itself is refused with its findings */
export const startBacktest = async (needs: BacktestNeeds, draft: unknown): Promise<BacktestState> => {
  const { shelf, runs, now, newId, atOnce } = needs;
  const read = readPolicy(draft);
  if (!read.ok) return { kind: 'refused', findings: read.findings };
  const before = await currentOf(needs);
  if (before !== undefined) await runs.stop(before.run);
  const [job, { version }] = [newId(), read.policy];
  await shelf.put(filesOf(job).ask, JSON.stringify({ draft, until: now() }));
  const run = await runs.start(job, { job, ...(atOnce === undefined ? {} : { atOnce }) });
  await shelf.put(currentKey, JSON.stringify({ job, run, version }));
  return { kind: 'running', version, played: 0, merchants: 0 };
};

const merchantsOf = async (shelf: BacktestShelf, job: string): Promise<number> => {
  const keys = await shelf.list(filesOf(job).index);
  const texts = await Promise.all(keys.map((key) => shelf.get(key)));
  const lines = texts.flatMap((text) => (text ?? '').split('\n').filter((one) => one !== ''));
  return lines.reduce((sum, one) => sum + line.parse(JSON.parse(one)).merchants, 0);
};

/** the back-test that was begun last, as far as it has come */
export const lookAtBacktest = async (needs: BacktestNeeds): Promise<BacktestState> => {
  const current = await currentOf(needs);
  if (current === undefined) return { kind: 'none' };
  const { shelf } = needs;
  const { job, run, version } = current;
  const { status, played, total, message } = await needs.runs.look(run);
  if (status === 'SUCCEEDED') {
    const report = await shelf.get(filesOf(job).report);
    // its files are gone after a week
    return report === undefined ? { kind: 'none' } : { kind: 'done', report: isReport.parse(JSON.parse(report)) };
  }
  if (status === 'FAILED' || status === 'TIMED_OUT') return { kind: 'failed', version, message };
  const merchants = await merchantsOf(shelf, job);
  const progress = { version, played: total === 0 ? 0 : Math.round((merchants * played) / total), merchants };
  return { kind: status === 'RUNNING' ? 'running' : 'cancelled', ...progress };
};

/** what was begun last ends without a report; in every other state nothing changes */
export const cancelBacktest = async (needs: BacktestNeeds): Promise<BacktestState> => {
  const current = await currentOf(needs);
  if (current !== undefined) await needs.runs.stop(current.run);
  return lookAtBacktest(needs);
};
