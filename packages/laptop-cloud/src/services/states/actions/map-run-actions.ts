import * as z from 'zod';
import { AwsError } from '../../../contract.ts';
import { parseInput } from '../../parse-input.ts';
import type { MapRunRow, MapRunRows } from '../store/map-run-rows.ts';
import { pageOf } from './paging.ts';

const List = z.strictObject({
  executionArn: z.string().min(1),
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.string().optional(),
});
const Describe = z.strictObject({ mapRunArn: z.string().min(1).max(2000) });

/** ListMapRuns and DescribeMapRun */
export function mapRunActions(runs: MapRunRows) {
  return {
    ListMapRuns(input: unknown) {
      const { executionArn, maxResults, nextToken } = parseInput(List, input);
      const page = pageOf(runs.ofExecution(executionArn), maxResults, nextToken);
      return {
        mapRuns: page.items.map((run) => ({
          executionArn: run.execution,
          mapRunArn: run.arn,
          stateMachineArn: run.machine,
          startDate: run.started / 1_000,
          ...(run.stopped === null ? {} : { stopDate: run.stopped / 1_000 }),
        })),
        ...page.next,
      };
    },

    DescribeMapRun(input: unknown) {
      const { mapRunArn } = parseInput(Describe, input);
      const run = runs.find(mapRunArn);
      if (run === undefined) throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
      return described(run, runs);
    },
  };
}

function countsOf(run: MapRunRow, of: number, by: Readonly<Record<string, number>>) {
  const {
    RUNNING: running = 0,
    SUCCEEDED: succeeded = 0,
    FAILED: failed = 0,
    TIMED_OUT: timedOut = 0,
    ABORTED: aborted = 0,
  } = by;
  const begun = running + succeeded + failed + timedOut + aborted;
  // what failed and was redriven has a child execution more
  const total = Math.max(of, begun);
  return {
    pending: run.status === 'RUNNING' ? total - begun : 0,
    running,
    succeeded,
    failed,
    timedOut,
    aborted: run.status === 'RUNNING' ? aborted : aborted + total - begun,
    total,
    resultsWritten: run.written === 1 ? succeeded + failed + timedOut + aborted : 0,
    failuresNotRedrivable: 0,
    pendingRedrive: 0,
  };
}

function described(run: MapRunRow, runs: MapRunRows) {
  return {
    mapRunArn: run.arn,
    executionArn: run.execution,
    status: run.status,
    startDate: run.started / 1_000,
    ...(run.stopped === null ? {} : { stopDate: run.stopped / 1_000 }),
    maxConcurrency: run.concurrency,
    toleratedFailureCount: run.tolerated_count,
    toleratedFailurePercentage: run.tolerated_percentage,
    itemCounts: countsOf(run, run.items, runs.itemCounts(run)),
    executionCounts: countsOf(run, run.total, runs.counts(run.arn)),
    redriveCount: run.redrives,
    ...(run.redriven === null ? {} : { redriveDate: run.redriven / 1_000 }),
  };
}
