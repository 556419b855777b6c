/** files of back-tests */
export interface BacktestShelf {
  put(key: string, text: string): Promise<void>;
  /** undefined where there is none */
  get(key: string): Promise<string | undefined>;
  /** keys below a prefix, in order */
  list(prefix: string): Promise<readonly string[]>;
}

/** how a run stands; played and total are the files of stories its Map Run has ended and has */
export interface BacktestRun {
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly played: number;
  readonly total: number;
  readonly message: string;
}

/** the state machine that plays a population */
export interface BacktestRuns {
  /** @returns what it is asked for by afterwards */
  start(job: string, input: object): Promise<string>;
  look(run: string): Promise<BacktestRun>;
  stop(run: string): Promise<void>;
}
