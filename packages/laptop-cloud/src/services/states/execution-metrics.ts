import type { Kernel } from '../../contract.ts';
import { type Counter, metricsOf } from '../cloudwatch/declared-metrics.ts';
import type { ExecutionRow, ExecutionRows, ExecutionStatus } from './store/execution-rows.ts';

/** the quota of open Standard executions of an account, unless AWS raised it */
const OPEN_EXECUTION_LIMIT = 1_000_000;
/** of the account, of a machine, and of a machine's executions begun by a version or an alias */
const SETS = [[], ['StateMachineArn'], ['StateMachineArn', 'Version'], ['StateMachineArn', 'Alias']];
const THROTTLED = 'the laptop has no quota of requests or state transitions: nothing of Step Functions is throttled';

type Ended = Exclude<ExecutionStatus, 'RUNNING'>;

/** What Step Functions measures of executions. Source: "Monitoring Step Functions metrics using CloudWatch" */
export class ExecutionMetrics {
  readonly #rows: ExecutionRows;
  readonly #started: Counter;
  readonly #ended: Readonly<Record<Ended, Counter>>;
  readonly #listeners: (() => void)[] = [];
  /** Standard executions that run; counted once somebody asks */
  #open: number | undefined;

  constructor(kernel: Kernel, rows: ExecutionRows) {
    this.#rows = rows;
    const metrics = metricsOf(kernel);
    const named = (name: string, dimensions: readonly (readonly string[])[]) =>
      ({ namespace: 'AWS/States', name, dimensions, unit: 'Count' }) as const;
    const counter = (name: string) => metrics.counter(named(name, SETS));
    this.#started = counter('ExecutionsStarted');
    this.#ended = {
      SUCCEEDED: counter('ExecutionsSucceeded'),
      FAILED: counter('ExecutionsFailed'),
      TIMED_OUT: counter('ExecutionsTimedOut'),
      ABORTED: counter('ExecutionsAborted'),
    };
    // AWS shows an approximate number, and may show none below 10,000
    metrics.gauge(named('OpenExecutionCount', [[]]), {
      read: () => this.#count(),
      soonest: (_, limit) => (this.#count() >= limit ? kernel.now() : Number.POSITIVE_INFINITY),
      onChange: (_, listener) => void this.#listeners.push(listener),
    });
    metrics.gauge(named('OpenExecutionLimit', [[]]), {
      read: () => OPEN_EXECUTION_LIMIT,
      soonest: (_, limit) => (OPEN_EXECUTION_LIMIT >= limit ? kernel.now() : Number.POSITIVE_INFINITY),
      onChange: () => undefined,
    });
    metrics.silent(named('ThrottledEvents', [['APIName'], ['ServiceMetric']]), THROTTLED);
    metrics.silent(named('ExecutionThrottled', SETS), THROTTLED);
  }

  started(row: Pick<ExecutionRow, 'machine' | 'type' | 'version' | 'alias'>): void {
    this.#started.report(1, factsOf(row));
    this.#running(row, 1);
  }

  redriven(row: Pick<ExecutionRow, 'machine' | 'type' | 'version' | 'alias'>): void {
    this.#running(row, 1);
  }

  ended(row: Pick<ExecutionRow, 'machine' | 'type' | 'version' | 'alias'>, status: Ended): void {
    this.#ended[status].report(1, factsOf(row));
    this.#running(row, -1);
  }

  #running({ type }: Pick<ExecutionRow, 'type'>, change: 1 | -1): void {
    if (type !== 'STANDARD') return;
    if (this.#open !== undefined) this.#open += change;
    for (const listener of this.#listeners) listener();
  }

  #count(): number {
    this.#open ??= this.#rows.openStandard();
    return this.#open;
  }
}

const factsOf = ({ machine, version, alias }: Pick<ExecutionRow, 'machine' | 'version' | 'alias'>) => ({
  StateMachineArn: machine,
  ...(version !== null && { Version: version.slice(version.lastIndexOf(':') + 1) }),
  ...(alias !== null && { Alias: alias.slice(alias.lastIndexOf(':') + 1) }),
});
