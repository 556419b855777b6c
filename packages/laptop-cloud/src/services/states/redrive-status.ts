import type { ExecutionState } from '@firstsale/states-language/execution';
import { HISTORY_LIMIT } from '@firstsale/states-language/limits';
import type { ExecutionRow } from './store/execution-rows.ts';
import { mapRunOf } from './store/map-run-rows.ts';

/** an ended execution may be redriven this long; documented */
export const REDRIVE_PERIOD_MS = 14 * 86_400_000;

export interface RedriveStatus {
  readonly status: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN';
  readonly reason: string | null;
}

/** @param now epoch ms; without it the period is not looked at */
export function redriveStatus(row: ExecutionRow, now?: number): RedriveStatus {
  if (row.status === 'RUNNING') return { status: 'NOT_REDRIVABLE', reason: 'Execution is RUNNING and cannot be redriven' };
  if (row.status === 'SUCCEEDED') return { status: 'NOT_REDRIVABLE', reason: 'Execution is SUCCEEDED and cannot be redriven' };
  if (mapRunOf(row) !== null) return { status: 'REDRIVABLE_BY_MAP_RUN', reason: null };
  if (now !== undefined && row.stopped !== null && now - row.stopped > REDRIVE_PERIOD_MS) {
    return { status: 'NOT_REDRIVABLE', reason: "Execution's redrivable period exceeded" };
  }
  if (eventsOf(row) >= HISTORY_LIMIT - 1) return { status: 'NOT_REDRIVABLE', reason: 'Execution history event limit exceeded' };
  return { status: 'REDRIVABLE', reason: null };
}

// a redrive is an event itself, and the state it begins with is another
function eventsOf({ last }: ExecutionRow): number {
  if (last === null) return 0;
  const state: Pick<ExecutionState, 'logs'> = JSON.parse(last);
  return state.logs[0]?.last ?? 0;
}
