import { z } from 'zod';
import { AwsError, type Instant, type Kernel, type Timer } from '../../contract.ts';
import type { Queue } from '../sqs/queue.ts';
import { shownAgain } from '../sqs/receive-message.ts';
import { queuesOf } from '../sqs/sqs-service.ts';
import { failedItems } from './batch-response.ts';
import { compileFilters } from './event-filter.ts';
import type { Functions, Target } from './lambda-functions.ts';
import type { Mapping, Poller } from './mapping.ts';
import { OpenBatches } from './open-batches.ts';
import type { FunctionRunner } from './run-function.ts';
import { Received, sqsRecord } from './sqs-record.ts';

/** AWS starts a standard queue with five batches at a time */
const usualConcurrency = 5;
const largestBatchBytes = 6 * 1024 * 1024 - 64 * 1024;
const Answer = z.object({ Messages: z.array(Received).default([]) });

/** Feeds a queue to a function in batches; what fails stays in the queue and comes back after its visibility timeout. */
export class SqsPoller implements Poller {
  readonly mapping: Mapping;
  readonly #kernel: Kernel;
  readonly #functions: Functions;
  readonly #runner: FunctionRunner;
  readonly #open: OpenBatches;
  readonly #wanted: ((record: object) => boolean) | undefined;
  #stopWatching: (() => void) | undefined;
  #inFlight = 0;
  #polling = false;
  #wokenAgain = false;
  #overdue = false;
  #gathered: Received[] = [];
  #gatheredBytes = 0;
  #window: Timer | undefined;
  /** when the batch being gathered got its first message, before the process was killed */
  #gatheringSince: Instant | undefined;

  constructor(kernel: Kernel, functions: Functions, runner: FunctionRunner, mapping: Mapping) {
    this.#kernel = kernel;
    this.#functions = functions;
    this.#runner = runner;
    this.mapping = mapping;
    this.#open = new OpenBatches(kernel.journal, mapping.uuid);
    this.#wanted = compileFilters(mapping.FilterCriteria?.Filters.map((filter) => filter.Pattern) ?? [], 'body');
  }

  start(): void {
    if (this.#stopWatching) return;
    const queue = queuesOf(this.#kernel).byArn(this.mapping.EventSourceArn);
    this.#stopWatching = queue.watch(() => this.#wake());
    this.#goOn(queue);
    this.#wake();
  }

  /** gathers again what an earlier process had gathered or was having handled */
  #goOn(queue: Queue): void {
    const open = this.#open.leftOver().map((receipt) => ({ receipt, message: queue.handedOut(receipt) }));
    this.#open.doneWith(open.flatMap(({ receipt, message }) => (message === undefined ? [receipt] : [])));
    const messages = open.flatMap(({ message }) => message ?? []).sort((a, b) => a.visibleAt - b.visibleAt || a.seq - b.seq);
    const timeout = queue.settings.visibilityTimeout * 1000;
    for (let from = 0; from < messages.length; from += this.mapping.batchSize) {
      const batch = messages.slice(from, from + this.mapping.batchSize);
      this.#gathered = batch.map((message) => Received.parse(shownAgain(queue, message)));
      this.#gatheredBytes = batch.reduce((sum, { body }) => sum + body.length, 0);
      this.#gatheringSince = Math.min(this.#kernel.now(), ...batch.map(({ visibleAt }) => visibleAt - timeout));
      if (batch.length === this.mapping.batchSize) this.#dispatch();
    }
  }

  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#window?.cancel();
    this.#window = undefined;
    this.#gathered = [];
    this.#gatheredBytes = 0;
  }

  #wake(): void {
    if (this.#stopWatching === undefined || this.#inFlight >= this.#limit()) return;
    if (this.#polling) {
      // what arrives while the last receive finds nothing must not be overlooked
      this.#wokenAgain = true;
      return;
    }
    this.#polling = true;
    this.#kernel.spawn(`poll ${this.mapping.EventSourceArn}`, () =>
      this.#poll().finally(() => {
        this.#polling = false;
        const again = this.#wokenAgain;
        this.#wokenAgain = false;
        if (again) this.#wake();
      }),
    );
  }

  #limit(): number {
    return this.mapping.ScalingConfig?.MaximumConcurrency ?? usualConcurrency;
  }

  /** takes what there is, until a batch is full, the queue is empty or enough batches run */
  async #poll(): Promise<void> {
    while (this.#stopWatching !== undefined && this.#inFlight < this.#limit()) {
      const messages = await this.#receive(Math.min(10, this.mapping.batchSize - this.#gathered.length));
      if (messages.length === 0) break;
      for (const message of messages) {
        this.#gathered.push(message);
        this.#gatheredBytes += message.Body.length;
      }
      if (this.#gathered.length >= this.mapping.batchSize || this.#gatheredBytes >= largestBatchBytes) this.#dispatch();
    }
    if (this.#gathered.length === 0 || this.#window) return;
    const seconds = this.mapping.MaximumBatchingWindowInSeconds;
    if (seconds === 0) this.#dispatch();
    else {
      const ends = (this.#gatheringSince ?? this.#kernel.now()) + seconds * 1000;
      this.#window = this.#kernel.at(ends, `batching window of ${this.mapping.uuid}`, () => this.#dispatch());
    }
  }

  async #receive(most: number): Promise<Received[]> {
    const target = this.#target();
    const url = queuesOf(this.#kernel).urlOf(this.mapping.EventSourceArn.split(':').at(-1) ?? '');
    const input = {
      QueueUrl: url,
      MaxNumberOfMessages: most,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
      WaitTimeSeconds: 0,
    };
    try {
      const { Messages } = Answer.parse(await this.#call(target, 'ReceiveMessage', input));
      this.#open.took(Messages.map(({ ReceiptHandle }) => ReceiptHandle));
      return Messages;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.mapping.lastResult = `PROBLEM: ${error.message}`;
      this.#kernel.log('lambda.mapping.failed', { mapping: this.mapping.uuid, error: error.message });
      return [];
    }
  }

  #dispatch(): void {
    this.#overdue = this.#inFlight >= this.#limit();
    if (this.#overdue) return;
    const batch = this.#gathered;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#window?.cancel();
    this.#window = undefined;
    this.#gatheringSince = undefined;
    if (batch.length === 0) return;
    this.#inFlight += 1;
    this.#kernel.spawn(`batch for ${this.mapping.FunctionName}`, () =>
      this.#process(batch).finally(() => {
        this.#open.doneWith(batch.map(({ ReceiptHandle }) => ReceiptHandle));
        this.#inFlight -= 1;
        if (this.#overdue) this.#dispatch();
        this.#wake();
      }),
    );
  }

  async #process(batch: readonly Received[]): Promise<void> {
    const target = this.#target();
    const records = batch.map((message) => ({
      message,
      record: sqsRecord(message, this.mapping.EventSourceArn, this.#kernel.region),
    }));
    const wanted = this.#wanted ? records.filter(({ record }) => this.#wanted?.(record)) : records;
    const unwanted = records.filter((one) => !wanted.includes(one)).map(({ message }) => message);
    const done = wanted.length === 0 ? [] : await this.#invoke(target, wanted);
    await this.#delete(target, [...unwanted, ...done]);
  }

  /** the messages that are done with; none after an error */
  async #invoke(target: Target, wanted: readonly { message: Received; record: object }[]): Promise<Received[]> {
    try {
      const { outcome } = await this.#runner.run(
        target,
        JSON.stringify({ Records: wanted.map(({ record }) => record) }),
        this.#kernel.uuid(),
      );
      if (outcome.kind === 'error') {
        this.mapping.lastResult = 'PROBLEM: Function call failed';
        return [];
      }
      this.mapping.lastResult = 'OK';
      const messages = wanted.map(({ message }) => message);
      if (this.mapping.FunctionResponseTypes.length === 0) return messages;
      const failed = failedItems(JSON.parse(outcome.payload), new Set(messages.map((message) => message.MessageId)));
      return failed === 'all' ? [] : messages.filter((message) => !failed.has(message.MessageId));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.mapping.lastResult = `PROBLEM: ${error.message}`;
      return [];
    }
  }

  async #delete(target: Target, messages: readonly Received[]): Promise<void> {
    const QueueUrl = queuesOf(this.#kernel).urlOf(this.mapping.EventSourceArn.split(':').at(-1) ?? '');
    for (let from = 0; from < messages.length; from += 10) {
      const Entries = messages
        .slice(from, from + 10)
        .map((message, index) => ({ Id: String(index), ReceiptHandle: message.ReceiptHandle }));
      await this.#call(target, 'DeleteMessageBatch', { QueueUrl, Entries });
    }
  }

  #target(): Target {
    return this.#functions.resolve(this.mapping.FunctionName);
  }

  #call(target: Target, action: string, input: unknown): Promise<unknown> {
    const principal = { kind: 'role', roleArn: target.config.role, sessionName: 'awslambda' } as const;
    return this.#kernel.call({ service: 'sqs', action, input, principal });
  }
}
