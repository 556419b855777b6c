import { z } from 'zod';

const whole = z.coerce.number().int();

/** properties of AWS::Lambda::EventSourceMapping that the laptop honours; seconds, and -1 for no limit */
export const MappingProperties = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.union([z.boolean(), z.stringbool()]).default(true),
  BatchSize: whole.min(1).max(10000).optional(),
  MaximumBatchingWindowInSeconds: whole.min(0).max(300).default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) }).optional(),
  ScalingConfig: z.object({ MaximumConcurrency: whole.min(2).max(1000).optional() }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  BisectBatchOnFunctionError: z.union([z.boolean(), z.stringbool()]).default(false),
  MaximumRetryAttempts: whole.min(-1).max(10000).default(-1),
  MaximumRecordAgeInSeconds: whole.min(-1).max(604800).default(-1),
  DestinationConfig: z
    .object({
      OnFailure: z
        .object({
          Destination: z.string().regex(/^arn:[^:]+:sqs:/, { error: 'only SQS queues are failure destinations on the laptop' }),
        })
        .optional(),
    })
    .optional(),
  ParallelizationFactor: whole.min(1).max(10).default(1),
});

export interface Mapping extends z.infer<typeof MappingProperties> {
  readonly uuid: string;
  readonly batchSize: number;
  /** what the last batch came to, as GetEventSourceMapping tells it */
  lastResult: string;
  modifiedAt: number;
}

/** what polls one source for one mapping */
export interface Poller {
  readonly mapping: Mapping;
  /** takes up what a killed process left */
  start(): void;
  stop(): void;
}
