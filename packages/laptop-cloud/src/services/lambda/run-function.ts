import { AwsError, type Kernel, type Principal } from '../../contract.ts';
import { inProcessDispatch } from '../../gateway/in-process.ts';
import { ColdStarts } from './cold-starts.ts';
import { EnvironmentPool } from './environment-pool.ts';
import { environmentSpec } from './function-environment.ts';
import { type FunctionMetrics, factsOf, functionMetricsOf } from './function-metrics.ts';
import type { Target } from './lambda-functions.ts';
import type { HostKind, LambdaOptions, LogLine } from './lambda-options.ts';
import type { Outcome } from './sandbox/environment.ts';
import { inlineHost } from './sandbox/inline-host.ts';
import { workerHost } from './sandbox/worker-host.ts';
import { endLines, startLines } from './system-log.ts';

/** account-wide default of AWS */
const accountConcurrency = 1000;
const responseLimit = 6291556;
/** the documented model of a handler's duration: deterministic where the measured one is not */
const modelledMs = { base: 3, perSdkCall: 6 };

export interface RunResult {
  readonly outcome: Outcome;
  readonly requestId: string;
  /** what it wrote, with Lambda's own START, END and REPORT */
  readonly lines: readonly LogLine[];
}

/** Runs one invocation: concurrency, environment, logs, what it cost. */
export class FunctionRunner {
  readonly #kernel: Kernel;
  readonly #options: LambdaOptions;
  readonly #metrics: FunctionMetrics;
  readonly #starts: ColdStarts;
  readonly #pools = new Map<HostKind, EnvironmentPool>();
  #kind: HostKind | undefined;
  readonly #inFlight = new Map<string, number>();
  #inFlightInAll = 0;

  constructor(kernel: Kernel, options: LambdaOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.#metrics = functionMetricsOf(kernel);
    this.#starts = new ColdStarts(kernel.usage);
  }

  /** @throws AwsError TooManyRequestsException when the function or the account is at its limit */
  async run(target: Target, payload: string, requestId: string, clientContext?: unknown): Promise<RunResult> {
    const { config } = target;
    const running = this.#inFlight.get(config.name) ?? 0;
    this.#checkConcurrency(running, target);
    this.#inFlight.set(config.name, running + 1);
    this.#inFlightInAll += 1;
    try {
      return await this.#runNow(target, payload, requestId, clientContext);
    } finally {
      this.#inFlight.set(config.name, (this.#inFlight.get(config.name) ?? 1) - 1);
      this.#inFlightInAll -= 1;
    }
  }

  close(): void {
    for (const pool of this.#pools.values()) pool.close();
  }

  #poolNow(): EnvironmentPool {
    const { host = 'inline', environmentsPerFunction, environmentsInAll } = this.#options;
    const kind = typeof host === 'function' ? host() : host;
    // whole functions wait in the memory of a host that is no longer asked
    if (this.#kind !== undefined && this.#kind !== kind) this.#pools.get(this.#kind)?.rest();
    this.#kind = kind;
    let pool = this.#pools.get(kind);
    if (pool === undefined) {
      const inWorkers = kind === 'worker';
      pool = new EnvironmentPool(
        this.#kernel,
        inWorkers ? workerHost() : inlineHost(),
        environmentsPerFunction ?? (inWorkers ? 2 : 8),
        environmentsInAll ?? (inWorkers ? 24 : Number.POSITIVE_INFINITY),
      );
      this.#pools.set(kind, pool);
    }
    return pool;
  }

  #checkConcurrency(running: number, target: Target): void {
    const { reserved } = target.fn;
    const own = reserved !== undefined && running >= reserved;
    if (!own && this.#inFlightInAll < accountConcurrency) return;
    this.#kernel.usage.add('lambda:throttles', 1);
    this.#metrics.throttles.report(1, factsOf(target));
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
      Reason: own ? 'ReservedFunctionConcurrentInvocationLimitExceeded' : 'ConcurrentInvocationLimitExceeded',
      Type: 'User',
    });
  }

  async #runNow(target: Target, payload: string, requestId: string, clientContext: unknown): Promise<RunResult> {
    const { config, version } = target;
    const kernel = this.#kernel;
    const pool = this.#poolNow();
    const environment = await pool.take(config, () => environmentSpec(kernel, this.#options, config, version));
    const principal: Principal = { kind: 'role', roleArn: config.role, sessionName: config.name };
    const dispatch = this.#options.dispatch ?? inProcessDispatch(kernel);
    const lines: LogLine[] = [];
    const log = (message: string) => lines.push({ timestamp: kernel.now(), message });
    for (const line of startLines(config, { now: kernel.now(), requestId, version })) log(line);
    let sdkCalls = 0;
    const began = performance.now();
    const job = {
      requestId,
      payload,
      functionVersion: version,
      invokedFunctionArn: target.arn,
      timeoutMs: config.timeoutSeconds * 1000,
      clientContext,
    };
    const ended = await environment.invoke(job, {
      now: () => kernel.now(),
      log,
      send: (request) => {
        sdkCalls += 1;
        return dispatch(request, principal);
      },
    });
    const ms = performance.now() - began;
    pool.give(config, environment);
    const outcome = within(ended);
    this.#count(target, ms, sdkCalls, outcome);
    for (const line of endLines(config, { now: kernel.now(), requestId, version }, ms, outcome)) log(line);
    this.#options.logs?.(config.logGroup, environment.spec.env.AWS_LAMBDA_LOG_STREAM_NAME ?? config.name, lines);
    return { outcome, requestId, lines };
  }

  #count(target: Target, ms: number, sdkCalls: number, outcome: Outcome): void {
    const { config } = target;
    const { usage } = this.#kernel;
    const facts = factsOf(target);
    // an invocation says of itself what it was and what it was not
    this.#metrics.invocations.report(1, facts);
    this.#metrics.errors.report(outcome.kind === 'error' ? 1 : 0, facts);
    this.#metrics.throttles.report(0, facts);
    const modelled = modelledMs.base + modelledMs.perSdkCall * sdkCalls;
    const gb = config.memoryMb / 1024;
    usage.add('lambda:requests', 1);
    usage.add(`lambda:requests:${config.name}`, 1);
    usage.add('lambda:ms', ms);
    usage.add('lambda:gb-seconds', (ms / 1000) * gb);
    usage.add('lambda:modelled-ms', modelled);
    usage.add(`lambda:modelled-ms:${config.name}`, modelled);
    usage.add('lambda:modelled-gb-seconds', (modelled / 1000) * gb);
    this.#starts.called(config.name, this.#kernel.now(), gb);
    if (outcome.kind === 'error') usage.add(`lambda:errors:${config.name}`, 1);
  }
}

function within(outcome: Outcome): Outcome {
  if (outcome.kind === 'error' || Buffer.byteLength(outcome.payload) <= responseLimit) return outcome;
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${responseLimit} bytes).`;
  return { kind: 'error', died: false, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}
