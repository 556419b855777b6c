import { AwsError, type Kernel } from '../../contract.ts';
import type { InvokeConfig } from './function-config.ts';
import { factsOf, functionMetricsOf } from './function-metrics.ts';
import { sendToDestination } from './lambda-destinations.ts';
import type { Functions, Target } from './lambda-functions.ts';
import type { FunctionRunner, RunResult } from './run-function.ts';

interface Row {
  id: number;
  function: string;
  qualifier: string | null;
  payload: string;
  request_id: string;
  attempts: number;
  throttles: number;
  accepted_at: number;
  next_at: number;
}

const defaults: InvokeConfig = { retries: 2, maxAgeSeconds: 21600 };
const longestBackoffMs = 300_000;

/** Invocations nobody waits for: accepted into the journal, tried up to three times, then told to a destination or a dead-letter queue. */
export class AsyncInvocations {
  readonly #kernel: Kernel;
  readonly #functions: Functions;
  readonly #runner: FunctionRunner;

  constructor(kernel: Kernel, functions: Functions, runner: FunctionRunner) {
    this.#kernel = kernel;
    this.#functions = functions;
    this.#runner = runner;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS lambda_async (id INTEGER PRIMARY KEY AUTOINCREMENT, function TEXT NOT NULL, qualifier TEXT,
      payload TEXT NOT NULL, request_id TEXT NOT NULL, attempts INTEGER NOT NULL, throttles INTEGER NOT NULL, accepted_at INTEGER NOT NULL, next_at INTEGER NOT NULL)`);
  }

  accept(target: Target, payload: string, requestId: string): void {
    const now = this.#kernel.now();
    const { lastInsertRowid } = this.#kernel.journal.run(
      'INSERT INTO lambda_async (function, qualifier, payload, request_id, attempts, throttles, accepted_at, next_at) VALUES (?, ?, ?, ?, 0, 0, ?, ?)',
      target.config.name,
      target.qualifier ?? null,
      payload,
      requestId,
      now,
      now,
    );
    const id = Number(lastInsertRowid);
    this.#kernel.spawn(`lambda ${target.config.name} asynchronous`, () => this.#try(id));
  }

  /** after a restart: everything accepted and not done is tried again when it is due */
  resume(): void {
    for (const { id, next_at } of this.#kernel.journal.all<{ id: number; next_at: number }>(
      'SELECT id, next_at FROM lambda_async ORDER BY id',
    ))
      this.#kernel.at(next_at, 'lambda asynchronous', () => this.#try(id));
  }

  async #try(id: number): Promise<void> {
    const row = this.#kernel.journal.get<Row>('SELECT * FROM lambda_async WHERE id = ?', id);
    if (!row) return;
    const target = this.#functions.resolve(row.function, row.qualifier ?? undefined);
    const config = target.fn.invokeConfigs.get(row.qualifier ?? '$LATEST') ?? defaults;
    if (this.#kernel.now() - row.accepted_at > config.maxAgeSeconds * 1000)
      return this.#giveUp(row, target, config, 'EventAgeExceeded');
    let result: RunResult;
    try {
      result = await this.#runner.run(target, row.payload, row.request_id);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return this.#throttled(row, target, config);
    }
    row.attempts += 1;
    if (result.outcome.kind === 'answer') {
      if (config.onSuccess !== undefined)
        await this.#tell(config.onSuccess, target, record(row, target, 'Success', result), 'Success');
      this.#done(row);
    } else if (row.attempts > config.retries) await this.#giveUp(row, target, config, 'RetriesExhausted', result);
    else this.#again(row, row.attempts === 1 ? 60_000 : 120_000);
  }

  /** a throttled event stays queued: from a second on, twice as long each time, five minutes at most */
  async #throttled(row: Row, target: Target, config: InvokeConfig): Promise<void> {
    row.throttles += 1;
    const wait = Math.min(longestBackoffMs, 1000 * 2 ** (row.throttles - 1));
    const deadline = row.accepted_at + config.maxAgeSeconds * 1000;
    if (this.#kernel.now() + wait > deadline) await this.#giveUp(row, target, config, 'EventAgeExceeded');
    else this.#again(row, wait);
  }

  #again(row: Row, waitMs: number): void {
    const at = this.#kernel.now() + waitMs;
    this.#kernel.journal.run(
      'UPDATE lambda_async SET attempts = ?, throttles = ?, next_at = ? WHERE id = ?',
      row.attempts,
      row.throttles,
      at,
      row.id,
    );
    this.#kernel.at(at, `lambda ${row.function} asynchronous again`, () => this.#try(row.id));
  }

  #done(row: Row): void {
    this.#kernel.journal.run('DELETE FROM lambda_async WHERE id = ?', row.id);
  }

  async #giveUp(
    row: Row,
    target: Target,
    config: InvokeConfig,
    condition: 'RetriesExhausted' | 'EventAgeExceeded',
    result?: RunResult,
  ): Promise<void> {
    this.#kernel.usage.add(`lambda:async-failures:${row.function}`, 1);
    if (config.onFailure !== undefined)
      await this.#tell(config.onFailure, target, record(row, target, condition, result), 'Failure');
    if (target.config.deadLetterArn !== undefined) await this.#bury(row, target, target.config.deadLetterArn, result);
    this.#done(row);
  }

  async #tell(arn: string, target: Target, body: object, detail: 'Success' | 'Failure'): Promise<void> {
    try {
      await sendToDestination(
        this.#kernel,
        target.config,
        arn,
        { ...body, timestamp: new Date(this.#kernel.now()).toISOString() },
        detail,
      );
    } catch (error) {
      // AWS too only counts this: the function has run, nobody is left to tell
      this.#kernel.usage.add(`lambda:destination-failures:${target.config.name}`, 1);
      functionMetricsOf(this.#kernel).destinationFailures.report(1, factsOf(target));
      this.#kernel.log('lambda.destination.failed', { function: target.config.name, destination: arn, error: String(error) });
    }
  }

  async #bury(row: Row, target: Target, arn: string, result: RunResult | undefined): Promise<void> {
    const failure = result?.outcome.kind === 'error' ? result.outcome.error.errorMessage : 'Event age exceeded';
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const input = {
      QueueUrl: `https://sqs.${this.#kernel.region}.amazonaws.com/${this.#kernel.account}/${arn.split(':').at(-1)}`,
      MessageBody: row.payload,
      MessageAttributes: {
        RequestID: text(row.request_id),
        ErrorCode: { DataType: 'Number', StringValue: result ? '200' : '429' },
        ErrorMessage: text(failure.slice(0, 1024) || 'unknown'),
      },
    };
    try {
      await this.#kernel.call({
        service: 'sqs',
        action: 'SendMessage',
        input,
        principal: { kind: 'role', roleArn: target.config.role, sessionName: target.config.name },
      });
    } catch (error) {
      this.#kernel.usage.add(`lambda:dead-letter-errors:${target.config.name}`, 1);
      functionMetricsOf(this.#kernel).deadLetterErrors.report(1, factsOf(target));
      this.#kernel.log('lambda.dead-letter.failed', { function: target.config.name, queue: arn, error: String(error) });
    }
  }
}

const record = (
  row: Row,
  target: Target,
  condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded',
  result?: RunResult,
) => ({
  version: '1.0',
  requestContext: {
    requestId: row.request_id,
    functionArn: `${target.fn.latest.arn}:${row.qualifier ?? '$LATEST'}`,
    condition,
    approximateInvokeCount: row.attempts,
  },
  requestPayload: JSON.parse(row.payload),
  ...(result && {
    responseContext: {
      statusCode: 200,
      executedVersion: target.version,
      ...(result.outcome.kind === 'error' && { functionError: 'Unhandled' }),
    },
    responsePayload: result.outcome.kind === 'answer' ? JSON.parse(result.outcome.payload) : result.outcome.error,
  }),
});
