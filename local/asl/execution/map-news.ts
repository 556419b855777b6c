import type { Json } from '../json.ts';
import type { Ending, HistoryEvent, Scope } from './frames.ts';
import type { Run } from './run.ts';

/** what happened to a distributed Map's run and to its child executions, which have histories of their own */
export type MapNews =
  | {
      readonly kind: 'run-started';
      readonly arn: string;
      /** the execution, or child execution, whose state it is */
      readonly executionArn: string;
      readonly total: number;
      readonly maxConcurrency: number;
      readonly toleratedCount: number;
      readonly toleratedPercentage: number;
    }
  | { readonly kind: 'run-redriven'; readonly arn: string }
  | { readonly kind: 'run-ended'; readonly arn: string; readonly status: Ending['status'] }
  | { readonly kind: 'child-started'; readonly arn: string; readonly name: string; readonly mapRun: string; readonly input: Json }
  | { readonly kind: 'child-resumed'; readonly arn: string }
  | { readonly kind: 'child-event'; readonly arn: string; readonly event: HistoryEvent }
  | { readonly kind: 'child-ended'; readonly arn: string; readonly ending: Ending };

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
  const arn = run.state.logs[child.log]?.child;
  if (arn === undefined) return;
  const { status, ...shown } = ending;
  run.record(child.log, status === 'ABORTED' ? 0 : child.previous, LAST[status], Object.keys(shown).length === 0 ? null : shown);
  run.mapNews.push({ kind: 'child-ended', arn, ending });
}
