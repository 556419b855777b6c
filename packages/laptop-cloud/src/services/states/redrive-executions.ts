import { isoInstant } from '@firstsale/states-language/context';
import type { ExecutionState } from '@firstsale/states-language/execution';
import { prepareRedrive } from '@firstsale/states-language/redrive';
import { AwsError } from '../../contract.ts';
import type { Executions } from './executions.ts';
import { redriveStatus } from './redrive-status.ts';
import type { ExecutionRow } from './store/execution-rows.ts';

/** goes on from where an execution failed. Throws ExecutionNotRedrivable. @returns epoch ms of the redrive */
export function redrive(row: ExecutionRow, executions: Executions, now: number): number {
  const { status, reason } = redriveStatus(row, now);
  if (status === 'NOT_REDRIVABLE' || row.last === null) {
    throw new AwsError(
      'ExecutionNotRedrivable',
      `Execution Not Redrivable: '${row.arn}' (${reason ?? `ended at ${isoInstant(row.stopped ?? now)}`})`,
    );
  }
  const state: ExecutionState = JSON.parse(row.last);
  executions.rows.redrive(row.id, now);
  executions.restart(row.id, prepareRedrive(state, executions.machineOf(row), now), { kind: 'redrive' });
  return now;
}
