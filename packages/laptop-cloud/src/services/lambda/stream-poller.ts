import { AwsError, type Kernel, type Timer } from '../../contract.ts';
import { recordView, type StreamRecord, streamOf, type TableStream } from '../dynamodb/stream.ts';
import { compileFilters } from './event-filter.ts';
import type { Functions } from './lambda-functions.ts';
import type { LambdaOptions } from './lambda-options.ts';
import type { Mapping, Poller } from './mapping.ts';
import { OpenPieces, type Unfinished } from './open-pieces.ts';
import type { FunctionRunner } from './run-function.ts';
import { StreamBatch } from './stream-batch.ts';
import { laneOf, StreamPosition } from './stream-position.ts';

interface Lane {
  readonly index: number;
  readonly buffer: StreamRecord[];
  busy: boolean;
  /** the newest record of the batch under way */
  openTo: number;
  window: Timer | undefined;
}

const mostBuffered = 20_000;

/** Feeds a table's stream to a function: in order within a lane, a lane for every share of the keys, its position in the journal. */
export class StreamPoller implements Poller {
  readonly mapping: Mapping;
  readonly #kernel: Kernel;
  readonly #functions: Functions;
  readonly #runner: FunctionRunner;
  readonly #options: LambdaOptions;
  readonly #wanted: ((record: object) => boolean) | undefined;
  readonly #lanes: readonly Lane[];
  #stream: TableStream | undefined;
  #position: StreamPosition | undefined;
  #open: OpenPieces | undefined;
  #readTo = 0;
  #generation = 0;
  #stopListening: (() => void) | undefined;
  #reading = false;

  constructor(kernel: Kernel, functions: Functions, runner: FunctionRunner, mapping: Mapping, options: LambdaOptions) {
    this.#kernel = kernel;
    this.#functions = functions;
    this.#runner = runner;
    this.#options = options;
    this.mapping = mapping;
    this.#wanted = compileFilters(mapping.FilterCriteria?.Filters.map((filter) => filter.Pattern) ?? []);
    this.#lanes = Array.from({ length: mapping.ParallelizationFactor }, (_, index) => ({
      index,
      buffer: [],
      busy: false,
      openTo: 0,
      window: undefined,
    }));
  }

  start(): void {
    if (this.#stopListening) return;
    const stream = streamOf(this.#kernel, this.mapping.EventSourceArn);
    if (!stream)
      throw new Error(
        `event source mapping ${this.mapping.uuid}: there is no stream ${this.mapping.EventSourceArn}; set StreamSpecification on its table`,
      );
    if (!this.#allowed(['ListStreams', 'DescribeStream', 'GetShardIterator'])) return;
    const from = () => (this.mapping.StartingPosition === 'LATEST' ? stream.latestSequence() : 0);
    this.#stream = stream;
    this.#position = new StreamPosition(this.#kernel.journal, this.mapping.uuid, this.#lanes.length, from);
    this.#open = new OpenPieces(this.#kernel.journal, this.mapping.uuid, this.#lanes.length);
    this.#readTo = this.#position.slowest;
    this.#generation += 1;
    this.#stopListening = stream.onRecords(() => this.#wake());
    for (const lane of this.#lanes) {
      const left = this.#open.leftOver(lane.index, stream);
      if (left !== undefined) this.#goOn(lane, left);
    }
    this.#wake();
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#generation += 1;
    for (const lane of this.#lanes) {
      lane.buffer.length = 0;
      lane.busy = false;
      lane.openTo = 0;
      lane.window?.cancel();
      lane.window = undefined;
    }
  }

  #wake(): void {
    if (this.#reading || !this.#stopListening) return;
    this.#reading = true;
    this.#kernel.spawn(`read ${this.#stream?.table} stream`, () => {
      this.#reading = false;
      this.#read();
      for (const lane of this.#lanes) this.#next(lane);
    });
  }

  /** deals what is new to the lanes */
  #read(): void {
    const [stream, position] = [this.#stream, this.#position];
    if (!stream || !position || !this.#stopListening) return;
    let buffered = this.#lanes.reduce((sum, lane) => sum + lane.buffer.length, 0);
    while (buffered < mostBuffered) {
      const records = stream.read(this.#readTo, 1000);
      if (records.length > 0 && !this.#allowed(['GetRecords'])) return;
      for (const record of records) {
        this.#readTo = record.sequence;
        const lane = this.#lanes[laneOf(record.partition, this.#lanes.length)];
        if (!lane || record.sequence <= Math.max(lane.openTo, position.positions[lane.index] ?? 0)) continue;
        if (!this.#isWanted(record, stream)) continue;
        lane.buffer.push(record);
        buffered += 1;
      }
      if (records.length < 1000) return;
    }
  }

  #isWanted(record: StreamRecord, stream: TableStream): boolean {
    return this.#wanted === undefined || this.#wanted(recordView(record, this.#kernel.region, stream.viewType));
  }

  #next(lane: Lane): void {
    const [first] = lane.buffer;
    if (lane.busy || first === undefined || !this.#stopListening) return;
    // from the record on, not from its reading: a restart does not begin the window anew
    const ends = first.at + this.mapping.MaximumBatchingWindowInSeconds * 1000;
    if (lane.buffer.length >= this.mapping.batchSize || ends <= this.#kernel.now()) this.#dispatch(lane);
    else lane.window ??= this.#kernel.at(ends, `batching window of ${this.mapping.uuid}`, () => this.#dispatch(lane));
  }

  #dispatch(lane: Lane): void {
    lane.window?.cancel();
    lane.window = undefined;
    if (lane.busy) return;
    const records = lane.buffer.splice(0, this.mapping.batchSize);
    if (records.length > 0) this.#process(lane, records.at(-1), (batch) => batch.start(records));
  }

  #goOn(lane: Lane, left: Unfinished): void {
    this.#process(lane, left.pieces.at(-1)?.records.at(-1), (batch) => batch.goOn(left));
  }

  #process(lane: Lane, last: StreamRecord | undefined, work: (batch: StreamBatch) => Promise<void>): void {
    const [stream, position, open] = [this.#stream, this.#position, this.#open];
    if (!stream || !position || !open) return;
    lane.busy = true;
    lane.openTo = last?.sequence ?? 0;
    const generation = this.#generation;
    const running = () => this.#generation === generation;
    const done = (last: StreamRecord) => {
      if (running()) this.#remember(lane, last.sequence, position);
    };
    const batch = new StreamBatch({
      kernel: this.#kernel,
      functions: this.#functions,
      runner: this.#runner,
      mapping: this.mapping,
      stream,
      done,
      keep: (left) => {
        if (running()) open.keep(lane.index, left);
      },
      running,
    });
    this.#kernel.spawn(`stream batch for ${this.mapping.FunctionName}`, async () => {
      await work(batch);
      if (!running()) return;
      lane.busy = false;
      this.#wake();
    });
  }

  /** a lane with nothing left has come as far as was read */
  #remember(lane: Lane, sequence: number, position: StreamPosition): void {
    position.positions[lane.index] = sequence;
    for (const other of this.#lanes)
      if (other !== lane && !other.busy && other.buffer.length === 0) position.positions[other.index] = this.#readTo;
    position.save();
  }

  #allowed(actions: readonly string[]): boolean {
    const { config } = this.#functions.resolve(this.mapping.FunctionName);
    const ask = (action: string, resource: string): void =>
      this.#options
        .authorizer?.()
        ?.check({ kind: 'role', roleArn: config.role, sessionName: 'awslambda' }, [{ action: `dynamodb:${action}`, resource }]);
    try {
      for (const action of actions) {
        if (action !== 'ListStreams') ask(action, this.mapping.EventSourceArn);
        else
          try {
            ask(action, '*');
          } catch {
            // the documentation wants it on everything; CDK's grantStreamRead of a TableV2 gives it on the stream, and that works
            ask(action, this.mapping.EventSourceArn);
          }
      }
      return true;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.mapping.lastResult = `PROBLEM: ${error.message}`;
      this.#kernel.log('lambda.mapping.failed', { mapping: this.mapping.uuid, error: error.message });
      return false;
    }
  }
}
