import type { Ending, Scope } from './frames.ts';
import type { Run } from './run.ts';

/** ARN of the execution a log belongs to */
export function executionOf(run: Run, log: number): string {
  return run.state.logs[log]?.child ?? run.state.arn;
}

const LAST: Readonly<Record<Ending['status'], string>> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

/** the last event of a child execution, and how it ended */
export function endChild(run: Run, child: Scope, ending: Ending): void {
  const log = run.state.logs[child.log];
  const arn = log?.child;
  if (log === undefined || arn === undefined) return;
  const { status, ...shown } = ending;
  run.record(child.log, status === 'ABORTED' ? 0 : child.previous, LAST[status], Object.keys(shown).length === 0 ? null : shown);
  run.mapNews.push({ kind: 'child-ended', arn, ending });
}
