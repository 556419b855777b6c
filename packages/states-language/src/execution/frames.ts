import type { Json } from '../json.ts';

/** how a task in flight was answered */
export type Answer =
  | { readonly kind: 'succeeded'; readonly output: Json }
  | { readonly kind: 'failed'; readonly error: string | null; readonly cause: string | null }
  | { readonly kind: 'timed-out' };

export interface TaskFlight {
  /** absent where nobody but the called service can answer */
  token: string | null;
  /** epoch ms; null for none */
  timeoutAt: number | null;
  heartbeatAt: number | null;
  heartbeatMs: number;
  /** the request left and was accepted: a callback or a child run is what we wait for */
  submitted: boolean;
  /** execution started by a .sync integration */
  child: string | null;
  arguments: Json;
}

export interface Crowd {
  /** a Map's items, null in a Parallel */
  items: readonly Json[] | null;
  results: Json[];
  /** unfinished children by index */
  children: Record<string, Scope>;
  /** how many children there are: counting them each time would cost more than running them */
  active: number;
  /** next index to start */
  next: number;
  size: number;
  concurrency: number;
  failed: number;
  /** child whose failure ended it all, -1 for none */
  failedIndex: number;
  /** indexes of failed child runs of a distributed Map */
  lost: number[];
  succeeded: number;
  toleratedCount: number | null;
  toleratedPercentage: number | null;
  /** ARN of a distributed Map's run */
  run: string | null;
  /** what its ResultWriter was given, evaluated; null without one */
  target: Json;
  /** its items are on their way */
  reading: boolean;
  /** items as ItemSelector made them, or batches of such */
  selected: boolean;
  /** items of each batch; null where a child has one item */
  batches: number[] | null;
  /** items of failed children, and of all */
  failedItems: number;
  totalItems: number;
  /** previousEventId of what a freed place starts next */
  freedBy: number;
  /** first untolerated failure of a child */
  failure: { error: string | null; cause: string | null; handleable: boolean } | null;
}

/** one state being run */
export interface Frame {
  state: string;
  /** tells this attempt from every other of the execution: late answers carry another number */
  serial: number;
  phase: 'ready' | 'waiting' | 'done' | 'in-flight' | 'answered' | 'retrying' | 'crowd';
  enteredId: number;
  enteredPrevious: number;
  enteredAt: number;
  input: Json;
  retryCount: number;
  /** attempts per Retry entry */
  retries: number[] | null;
  /** epoch ms of the next thing this frame waits for by itself */
  wakeAt: number | null;
  flight: TaskFlight | null;
  answer: Answer | null;
  /** the last timeout was a heartbeat that did not come */
  missedHeartbeat: boolean;
  crowd: Crowd | null;
}

/** a run of states in progress: the machine, a branch, an iteration */
export interface Scope {
  variables: Record<string, Json>;
  /** previousEventId of the next event */
  previous: number;
  /** index into the execution's logs */
  log: number;
  next: string;
  input: Json;
  frame: Frame | null;
  /** epoch ms at which an Express child run is cut off */
  until?: number | undefined;
  item: { readonly index: number; readonly value: Json } | null;
}

/** the history an event goes to: the execution's own, or that of a distributed Map's child execution */
export interface Log {
  last: number;
  /** ARN of the child execution, undefined for the execution itself */
  child?: string | undefined;
  /** `$states.context.Execution` of a child run */
  execution: Json | null;
  /** an Express child keeps no history */
  silent?: boolean | undefined;
  /** its run has ended: the next child may have the place */
  free: boolean;
}

export interface Ending {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

/** everything an execution is, as plain JSON */
export interface ExecutionState {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly roleArn: string;
  readonly input: Json;
  readonly startedAt: number;
  /** ends it as TIMED_OUT; epoch ms */
  timeoutAt: number | null;
  redriveCount: number;
  /** epoch ms of the last redrive */
  redrivenAt?: number | undefined;
  /** state of the random generator */
  random: number;
  serial: number;
  logs: Log[];
  root: Scope;
  ending: Ending | null;
}

/** indexes of children from the root; [] is the root itself */
export type Address = readonly number[];

/** what must happen outside after a step */
export interface Invocation {
  readonly address: Address;
  readonly serial: number;
  readonly resource: string;
  readonly arguments: Json;
  readonly token: string | null;
}

export interface HistoryEvent {
  readonly id: number;
  readonly previous: number;
  readonly at: number;
  readonly type: string;
  /** the `…EventDetails` object with inputs and outputs still as values */
  readonly details: Readonly<Record<string, Json>> | null;
}
