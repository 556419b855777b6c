import type { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import type { Functions } from './lambda-functions.ts';
import type { LambdaOptions } from './lambda-options.ts';
import type { Mapping, MappingProperties, Poller } from './mapping.ts';
import type { FunctionRunner } from './run-function.ts';
import { SqsPoller } from './sqs-poller.ts';
import { StreamPoller } from './stream-poller.ts';

const sourceOf = (arn: string): 'sqs' | 'dynamodb' => {
  const service = arn.split(':')[2];
  if (service === 'sqs' || service === 'dynamodb') return service;
  throw new AwsError(
    'InvalidParameterValueException',
    `EventSourceArn: ${arn} is not supported on the laptop: use an SQS queue or a DynamoDB stream`,
  );
};

/** The event source mappings of this laptop. */
export class Mappings {
  readonly #kernel: Kernel;
  readonly #functions: Functions;
  readonly #runner: FunctionRunner;
  readonly #options: LambdaOptions;
  readonly #pollers = new Map<string, Poller>();
  readonly #enabled = new Map<string, boolean>();
  #started = false;

  constructor(kernel: Kernel, functions: Functions, runner: FunctionRunner, options: LambdaOptions) {
    this.#kernel = kernel;
    this.#functions = functions;
    this.#runner = runner;
    this.#options = options;
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS lambda_mappings (uuid TEXT PRIMARY KEY, enabled INTEGER NOT NULL) WITHOUT ROWID',
    );
  }

  put(uuid: string, properties: z.infer<typeof MappingProperties>): void {
    const source = sourceOf(properties.EventSourceArn);
    const batchSize = properties.BatchSize ?? (source === 'sqs' ? 10 : 100);
    if (source === 'sqs' && batchSize > 10 && properties.MaximumBatchingWindowInSeconds < 1)
      throw new AwsError(
        'InvalidParameterValueException',
        'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
      );
    const mapping: Mapping = {
      ...properties,
      uuid,
      batchSize,
      lastResult: 'No records processed',
      modifiedAt: this.#kernel.now(),
    };
    this.#pollers.get(uuid)?.stop();
    const poller =
      source === 'sqs'
        ? new SqsPoller(this.#kernel, this.#functions, this.#runner, mapping)
        : new StreamPoller(this.#kernel, this.#functions, this.#runner, mapping, this.#options);
    this.#pollers.set(uuid, poller);
    const kept = this.#kernel.journal.get<{ enabled: number }>('SELECT enabled FROM lambda_mappings WHERE uuid = ?', uuid);
    this.#enabled.set(uuid, kept ? kept.enabled === 1 : properties.Enabled);
    if (this.#started && this.#enabled.get(uuid)) poller.start();
  }

  /** switches polling on or off; kept over restarts */
  enable(uuid: string, enabled: boolean): void {
    const poller = this.#poller(uuid);
    this.#kernel.journal.run(
      'INSERT INTO lambda_mappings VALUES (?, ?) ON CONFLICT (uuid) DO UPDATE SET enabled = excluded.enabled',
      uuid,
      enabled ? 1 : 0,
    );
    this.#enabled.set(uuid, enabled);
    poller.mapping.modifiedAt = this.#kernel.now();
    if (enabled) poller.start();
    else poller.stop();
  }

  start(): void {
    this.#started = true;
    for (const [uuid, poller] of this.#pollers) if (this.#enabled.get(uuid)) poller.start();
  }

  stop(): void {
    for (const poller of this.#pollers.values()) poller.stop();
  }

  describe(uuid: string) {
    const { mapping } = this.#poller(uuid);
    const { lastResult, batchSize, modifiedAt, FunctionName, Enabled: _, uuid: __, ...rest } = mapping;
    const stream = sourceOf(mapping.EventSourceArn) === 'dynamodb';
    return {
      ...(stream ? rest : sqsOnly(rest)),
      UUID: uuid,
      EventSourceMappingArn: `arn:aws:lambda:${this.#kernel.region}:${this.#kernel.account}:event-source-mapping:${uuid}`,
      FunctionArn: this.#functions.resolve(FunctionName).arn,
      BatchSize: batchSize,
      State: this.#enabled.get(uuid) ? 'Enabled' : 'Disabled',
      StateTransitionReason: 'USER_INITIATED',
      LastProcessingResult: lastResult,
      LastModified: modifiedAt / 1000,
    };
  }

  list(): string[] {
    return [...this.#pollers.keys()];
  }

  #poller(uuid: string): Poller {
    const poller = this.#pollers.get(uuid);
    if (!poller)
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, { Type: 'User' });
    return poller;
  }
}

type Rest = Omit<Mapping, 'lastResult' | 'batchSize' | 'modifiedAt' | 'FunctionName' | 'Enabled' | 'uuid'>;
const sqsOnly = ({
  EventSourceArn,
  MaximumBatchingWindowInSeconds,
  FunctionResponseTypes,
  FilterCriteria,
  ScalingConfig,
}: Rest) => ({
  EventSourceArn,
  MaximumBatchingWindowInSeconds,
  FunctionResponseTypes,
  FilterCriteria,
  ScalingConfig,
});
