import type { Playbook } from '../values.ts';
import type { RunInput } from './run-input.ts';

/** how a run ends that did not end well */
export const failedStatuses = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type FailedStatus = (typeof failedStatuses)[number];

export interface FailedRun {
  readonly run: string;
  readonly status: FailedStatus;
  /** ISO 8601 UTC with milliseconds */
  readonly startedAt: string;
  readonly stoppedAt: string;
  /** the state it failed in; undefined when it never entered one */
  readonly state: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** how often it went on after a failure */
  readonly redrives: number;
  /** why it cannot go on from where it failed; undefined when it can */
  readonly notRedrivable: string | undefined;
}
export interface FailedRunWithInput extends FailedRun {
  /** undefined when it is not what our playbooks are started with */
  readonly input: RunInput | undefined;
}

/** runs that failed, as Step Functions keeps them for 90 days; every method may throw ServiceUnavailable */
export interface FailedRuns {
  /** newest first; throws InvalidInput for a cursor it never gave out */
  list(
    playbook: Playbook,
    status: FailedStatus,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly runs: readonly FailedRun[]; readonly cursor: string | undefined }>;
  /** undefined when there is no such run, `running` or `succeeded` when it did not fail or went on since */
  find(playbook: Playbook, run: string): Promise<FailedRunWithInput | 'running' | 'succeeded' | undefined>;
  /** whether there is a run of that name, and how it is: `RUNNING`, `SUCCEEDED`, … */
  statusOf(playbook: Playbook, run: string): Promise<string | undefined>;
  /** goes on from the state it failed in; false when it is not failed any more. The key makes a second asking harmless */
  redrive(playbook: Playbook, run: string, key: string): Promise<boolean>;
}
