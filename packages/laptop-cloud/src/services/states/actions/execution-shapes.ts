import { AwsError } from '../../../contract.ts';
import type { ExecutionRow } from '../store/execution-rows.ts';
import { mapRunOf } from '../store/map-run-rows.ts';
import { writePosition } from './paging.ts';

function mapRunArnOf(row: ExecutionRow): { mapRunArn?: string } {
  const mapRunArn = mapRunOf(row);
  return mapRunArn === null ? {} : { mapRunArn };
}

/** an execution as DescribeExecution and StartSyncExecution show it */
export function described(row: ExecutionRow, data = true) {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machine,
    name: row.name,
    status: row.status,
    startDate: row.started / 1_000,
    ...(row.stopped === null ? {} : { stopDate: row.stopped / 1_000 }),
    ...mapRunArnOf(row),
    ...(data ? { input: row.input } : {}),
    inputDetails: { included: data },
    ...(row.output === null ? {} : { ...(data ? { output: row.output } : {}), outputDetails: { included: data } }),
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.cause === null ? {} : { cause: row.cause }),
  };
}

/** a page of ListExecutions, from one row more than it shows */
export function pageOfRows(rows: readonly ExecutionRow[], limit: number) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { executions: shown.map(listed), ...(more ? { nextToken: writePosition(last.id) } : {}) };
}

/** a child runs inside its parent's execution here: it starts, stops and is redriven with that. Throws ValidationException for one */
export function refuseChild(action: string, row: ExecutionRow): void {
  if (mapRunOf(row) !== null)
    throw new AwsError(
      'ValidationException',
      `the laptop cloud does not ${action} a child execution of a Map Run: ask it of the execution the Map is in`,
    );
}

function listed(row: ExecutionRow) {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machine,
    name: row.name,
    status: row.status,
    ...mapRunArnOf(row),
    startDate: row.started / 1_000,
    ...(row.stopped === null ? {} : { stopDate: row.stopped / 1_000 }),
    ...(row.version === null ? {} : { stateMachineVersionArn: row.version }),
    ...(row.alias === null ? {} : { stateMachineAliasArn: row.alias }),
    redriveCount: row.redrives,
    ...(row.redriven === null ? {} : { redriveDate: row.redriven / 1_000 }),
  };
}
