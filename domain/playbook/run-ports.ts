import type { Playbook } from '../values.ts';

/** one line of a run's history, as far as its path goes */
export interface RunEvent {
  readonly at: string;
  readonly kind: 'entered' | 'exited' | 'tried' | 'failed';
  /** of the state entered or exited */
  readonly state?: string;
  readonly error?: string;
}
export interface RunHistory {
  readonly status: string;
  readonly startedAt: string;
  readonly stoppedAt?: string;
  readonly error?: string;
  /** the state machine as this run began with it */
  readonly definition: string;
  readonly events: readonly RunEvent[];
  /** true when the run is longer than what was read */
  readonly truncated: boolean;
}
export interface RunReader {
  /** undefined when no run of that name is known any more */
  read(playbook: Playbook, run: string): Promise<RunHistory | undefined>;
}

export interface PlaybookReader {
  /** the state machine that new runs of a playbook take, as ASL text */
  definition(playbook: Playbook): Promise<string>;
}
