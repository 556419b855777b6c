import { AwsError, type Instant, type Kernel } from '../../contract.ts';
import { recordView, type StreamRecord, type TableStream } from '../dynamodb/stream.ts';
import { failedItems } from './batch-response.ts';
import { factsOf, functionMetricsOf } from './function-metrics.ts';
import { sendToDestination } from './lambda-destinations.ts';
import type { Functions } from './lambda-functions.ts';
import type { Mapping } from './mapping.ts';
import type { Piece, Unfinished } from './open-pieces.ts';
import type { FunctionRunner } from './run-function.ts';

const dayMs = 86_400_000;
const longestWaitMs = 60_000;

type Attempt =
  | { readonly kind: 'done' }
  /** `from`: index of the first record to see again */
  | { readonly kind: 'failed'; readonly from: number; readonly requestId: string }
  | { readonly kind: 'throttled' };

/** Takes one batch of one lane to its end: done, retried, split, or given up on. The next batch of the lane waits for that. */
export class StreamBatch {
  readonly #kernel: Kernel;
  readonly #functions: Functions;
  readonly #runner: FunctionRunner;
  readonly #mapping: Mapping;
  readonly #stream: TableStream;
  readonly #done: (last: StreamRecord) => void;
  readonly #keep: (left: Unfinished) => void;
  readonly #running: () => boolean;
  /** what is not done with, in order */
  #pieces: readonly Piece[] = [];
  #kept = false;

  constructor(parts: {
    kernel: Kernel;
    functions: Functions;
    runner: FunctionRunner;
    mapping: Mapping;
    stream: TableStream;
    /** records up to this one are done with: remember it */
    done: (last: StreamRecord) => void;
    /** a batch that failed: remember what is left of it */
    keep: (left: Unfinished) => void;
    running: () => boolean;
  }) {
    this.#kernel = parts.kernel;
    this.#functions = parts.functions;
    this.#runner = parts.runner;
    this.#mapping = parts.mapping;
    this.#stream = parts.stream;
    this.#done = parts.done;
    this.#keep = parts.keep;
    this.#running = parts.running;
  }

  /** a new batch */
  start(records: readonly StreamRecord[]): Promise<void> {
    this.#pieces = [{ records, attempts: 0, waits: 0 }];
    return this.#process();
  }

  /** one that failed before and is not done with */
  async goOn({ pieces, at }: Unfinished): Promise<void> {
    this.#pieces = pieces;
    this.#kept = true;
    if (at > this.#kernel.now()) await this.#kernel.sleep(at - this.#kernel.now());
    return this.#process();
  }

  async #process(): Promise<void> {
    for (let piece = this.#pieces[0]; piece !== undefined && this.#running(); piece = this.#pieces[0]) await this.#try(piece);
  }

  async #try(piece: Piece): Promise<void> {
    const { records, waits } = piece;
    if (this.#tooOld(records)) return this.#giveUp(records, 'RecordAgeExceeded', piece.attempts, undefined);
    const attempt = await this.#attempt(records);
    if (!this.#running()) return;
    if (attempt.kind === 'done') return this.#finish(records);
    if (attempt.kind === 'throttled') return this.#wait({ ...piece, waits: waits + 1 }, waits);
    const smaller = attempt.from > 0;
    const rest = records.slice(attempt.from);
    if (smaller) this.#finish(records.slice(0, attempt.from), [{ ...piece, records: rest }]);
    const { BisectBatchOnFunctionError: bisects, MaximumRetryAttempts: most } = this.#mapping;
    if (bisects && rest.length > 1 && !smaller) {
      const middle = Math.ceil(rest.length / 2);
      const halves = [rest.slice(0, middle), rest.slice(middle)].map((half) => ({ ...piece, records: half, waits: 0 }));
      return this.#replace(halves, this.#kernel.now());
    }
    // splitting costs no retry, seeing the same records again does
    const attempts = piece.attempts + (smaller && bisects ? 0 : 1);
    if (most >= 0 && attempts > most) return this.#giveUp(rest, 'RetryAttemptsExhausted', attempts, attempt.requestId);
    return this.#wait({ records: rest, attempts, waits: waits + 1 }, waits);
  }

  async #wait(piece: Piece, waits: number): Promise<void> {
    const ms = Math.min(longestWaitMs, 1000 * 2 ** waits);
    this.#replace([piece], this.#kernel.now() + ms);
    await this.#kernel.sleep(ms);
  }

  /** what now stands for the first piece */
  #replace(pieces: readonly Piece[], at: Instant): void {
    this.#pieces = [...pieces, ...this.#pieces.slice(1)];
    this.#kept = true;
    this.#keep({ pieces: this.#pieces, at });
  }

  async #attempt(records: readonly StreamRecord[]): Promise<Attempt> {
    const target = this.#functions.resolve(this.#mapping.FunctionName);
    const requestId = this.#kernel.uuid();
    const Records = records.map((record) => ({
      ...recordView(record, this.#kernel.region, this.#stream.viewType),
      eventSourceARN: this.#stream.arn,
    }));
    const age = this.#kernel.now() - (records.at(-1)?.at ?? this.#kernel.now());
    functionMetricsOf(this.#kernel).iteratorAge.report(age, factsOf(target));
    try {
      const { outcome } = await this.#runner.run(target, JSON.stringify({ Records }), requestId);
      this.#mapping.lastResult = outcome.kind === 'answer' ? 'OK' : 'PROBLEM: Function call failed';
      if (outcome.kind === 'error') return { kind: 'failed', from: 0, requestId };
      if (this.#mapping.FunctionResponseTypes.length === 0) return { kind: 'done' };
      const failed = failedItems(JSON.parse(outcome.payload), new Set(records.map((record) => record.sequenceNumber)));
      if (failed === 'all') return { kind: 'failed', from: 0, requestId };
      const from = records.findIndex((record) => failed.has(record.sequenceNumber));
      return from < 0 ? { kind: 'done' } : { kind: 'failed', from, requestId };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.#mapping.lastResult = `PROBLEM: ${error.message}`;
      return { kind: 'throttled' };
    }
  }

  #tooOld(records: readonly StreamRecord[]): boolean {
    const seconds = this.#mapping.MaximumRecordAgeInSeconds;
    const oldest = records[0]?.at ?? this.#kernel.now();
    return this.#kernel.now() - oldest > (seconds < 0 ? dayMs : seconds * 1000);
  }

  async #giveUp(
    records: readonly StreamRecord[],
    condition: string,
    attempts: number,
    requestId: string | undefined,
  ): Promise<void> {
    const arn = this.#mapping.DestinationConfig?.OnFailure?.Destination;
    const target = this.#functions.resolve(this.#mapping.FunctionName);
    this.#kernel.usage.add(`lambda:stream-failures:${target.config.name}`, records.length);
    if (arn !== undefined) {
      const record = {
        requestContext: {
          requestId: requestId ?? this.#kernel.uuid(),
          functionArn: target.arn,
          condition,
          approximateInvokeCount: attempts,
        },
        responseContext: { statusCode: 200, executedVersion: target.version, functionError: 'Unhandled' },
        version: '1.0',
        timestamp: new Date(this.#kernel.now()).toISOString(),
        DDBStreamBatchInfo: this.#batchInfo(records),
      };
      await sendToDestination(this.#kernel, target.config, arn, record, 'Failure').catch((error: unknown) =>
        this.#kernel.log('lambda.destination.failed', { mapping: this.#mapping.uuid, destination: arn, error: String(error) }),
      );
    }
    this.#finish(records);
  }

  #batchInfo(records: readonly StreamRecord[]) {
    const [first] = records;
    const last = records.at(-1);
    return {
      shardId: 'shardId-00000000000000000000-00000000',
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: new Date(first?.at ?? 0).toISOString(),
      approximateArrivalOfLastRecord: new Date(last?.at ?? 0).toISOString(),
      batchSize: records.length,
      streamArn: this.#stream.arn,
    };
  }

  /** one block: how far the lane has come and what is left of its batch */
  #finish(records: readonly StreamRecord[], left: readonly Piece[] = []): void {
    this.#pieces = [...left, ...this.#pieces.slice(1)];
    if (this.#kept) this.#keep({ pieces: this.#pieces, at: this.#kernel.now() });
    const last = records.at(-1);
    if (last) this.#done(last);
  }
}
