import type { Instant } from '../../../contract.ts';
import type { Send } from '../../../gateway/sdk-transport.ts';

/** what an execution environment is made from; it never changes during its life */
export interface EnvironmentSpec {
  readonly functionName: string;
  /** folder with the code */
  readonly root: string;
  /** file without extension, a dot, the export: index.handler */
  readonly handler: string;
  /** the whole environment of the function, AWS's own variables included */
  readonly env: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly logFormat: 'Text' | 'JSON';
  /** levels of the console that are written */
  readonly writtenLevels: readonly string[];
}

/** one invocation; `timeoutMs` is real time */
export interface Job {
  readonly requestId: string;
  /** the event as JSON text */
  readonly payload: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly timeoutMs: number;
  readonly clientContext?: unknown;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** how an invocation ended; `died`: the environment is of no more use */
export type Outcome =
  | { readonly kind: 'answer'; readonly payload: string }
  | { readonly kind: 'error'; readonly error: FunctionError; readonly died: boolean };

/** what the outside gives an environment */
export interface Surroundings {
  now(): Instant;
  /** a line the function wrote, during this job or while it started */
  log(line: string): void;
  /** makes a call of the function's SDK clients */
  readonly send: Send;
}

/** one environment: one invocation at a time */
export interface Environment {
  readonly spec: EnvironmentSpec;
  readonly alive: boolean;
  invoke(job: Job, surroundings: Surroundings): Promise<Outcome>;
  close(): void;
}

/** where environments come from: this thread, or a thread each */
export interface Host {
  readonly kind: 'inline' | 'worker';
  create(spec: EnvironmentSpec): Environment;
  close(): void;
}

export const died = (errorType: string, errorMessage: string): Outcome => ({
  kind: 'error',
  died: true,
  error: { errorType, errorMessage },
});

export const timedOut = (job: Job): Outcome =>
  died(
    'Sandbox.Timedout',
    `RequestId: ${job.requestId} Error: Task timed out after ${(job.timeoutMs / 1000).toFixed(2)} seconds`,
  );

export const exited = (requestId: string, code: number): Outcome =>
  died(
    'Runtime.ExitError',
    `RequestId: ${requestId} Error: Runtime exited ${code === 0 ? 'without providing a reason' : `with error: exit status ${code}`}`,
  );
