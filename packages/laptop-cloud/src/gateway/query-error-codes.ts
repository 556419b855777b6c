import { AwsError } from '../contract.ts';

/** what the older query protocol calls the same errors; the gateway sends it in `x-amzn-query-error` */
export const queryErrorCodes: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

export const noSuchQueue = () => new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');

export const missing = (name: string) => new AwsError('MissingParameter', `The request must contain the parameter ${name}.`);

export const invalid = (text: string) => new AwsError('InvalidParameterValue', text);

/** a number outside its limits, in the words SQS uses */
export function within(value: number, name: string, low: number, high: number, reason?: string): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw invalid(
    `Value ${value} for parameter ${name} is invalid. Reason: ${reason ?? `${name} must be >= ${low} and <= ${high}`}.`,
  );
}

export const badReceipt = (handle: string) =>
  new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`);
