import { z } from 'zod';
import { AwsError, type CallContext, type Kernel } from '../../contract.ts';
import { missing } from '../../gateway/query-error-codes.ts';
import { parseInput } from '../parse-input.ts';
import { checkBatch, eachEntry } from './batch.ts';
import { changeVisibility, deleteMessage } from './finish-message.ts';
import type { MoveTasks } from './move-tasks.ts';
import { Receive, receiveMessage } from './receive-message.ts';
import { Outgoing, sendMessage, sizeOf } from './send-message.ts';
import type { Queues } from './sqs-queues.ts';

const Url = z.object({ QueueUrl: z.string() });
const Entry = z.object({ Id: z.string() });
const Handle = z.object({ ReceiptHandle: z.string() });
const Visibility = Handle.extend({ VisibilityTimeout: z.number().optional() });
const Send = Url.extend(Outgoing.shape);
const SendBatch = Url.extend({ Entries: z.array(Entry.extend(Outgoing.shape)) });
const Delete = Url.extend(Handle.shape);
const DeleteBatch = Url.extend({ Entries: z.array(Entry.extend(Handle.shape)) });
const Change = Url.extend(Visibility.shape);
const ChangeBatch = Url.extend({ Entries: z.array(Entry.extend(Visibility.shape)) });
const Move = z.object({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: z.number().optional(),
});
const Moves = z.object({ SourceArn: z.string(), MaxResults: z.number().optional() });
const code = 'InvalidParameterValue';
const batchBytes = 1048576;

/** What is done to messages. Each call counts as the requests AWS bills for it (64 KB a request). */
export function messageActions(kernel: Kernel, queues: Queues, moves: MoveTasks) {
  const bill = (bytes = 0) => kernel.usage.add('sqs:requests', Math.max(1, Math.ceil(bytes / 65536)));
  const timeoutOf = (given: number | undefined) => {
    if (given === undefined) throw missing('VisibilityTimeout');
    return given;
  };
  return {
    SendMessage: (input: unknown, context: CallContext) => {
      const message = parseInput(Send, input, code);
      bill(sizeOf(message));
      return sendMessage(kernel, queues.byUrl(message.QueueUrl), message, context.principal);
    },
    SendMessageBatch: (input: unknown, context: CallContext) => {
      const { QueueUrl, Entries } = parseInput(SendBatch, input, code);
      const queue = queues.byUrl(QueueUrl);
      checkBatch(Entries, 'SendMessageBatchRequestEntry');
      const bytes = Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
      if (bytes > batchBytes)
        throw new AwsError(
          'BatchRequestTooLong',
          `Batch requests cannot be longer than ${batchBytes} bytes. You have sent ${bytes} bytes.`,
        );
      bill(bytes);
      return eachEntry(Entries, (entry) => sendMessage(kernel, queue, entry, context.principal));
    },
    ReceiveMessage: async (input: unknown) => {
      const asked = parseInput(Receive, input, code);
      const messages = await receiveMessage(kernel, queues, queues.byUrl(asked.QueueUrl), asked);
      bill(messages.reduce((sum, message) => sum + message.Body.length, 0));
      return messages.length > 0 ? { Messages: messages } : {};
    },
    DeleteMessage: (input: unknown) => {
      const { QueueUrl, ReceiptHandle } = parseInput(Delete, input, code);
      bill();
      deleteMessage(queues.byUrl(QueueUrl), ReceiptHandle);
      return {};
    },
    DeleteMessageBatch: (input: unknown) => {
      const { QueueUrl, Entries } = parseInput(DeleteBatch, input, code);
      const queue = queues.byUrl(QueueUrl);
      checkBatch(Entries, 'DeleteMessageBatchRequestEntry');
      bill();
      return eachEntry(Entries, (entry) => deleteMessage(queue, entry.ReceiptHandle) ?? {});
    },
    ChangeMessageVisibility: (input: unknown) => {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = parseInput(Change, input, code);
      bill();
      changeVisibility(queues.byUrl(QueueUrl), ReceiptHandle, timeoutOf(VisibilityTimeout));
      return {};
    },
    ChangeMessageVisibilityBatch: (input: unknown) => {
      const { QueueUrl, Entries } = parseInput(ChangeBatch, input, code);
      const queue = queues.byUrl(QueueUrl);
      checkBatch(Entries, 'ChangeMessageVisibilityBatchRequestEntry');
      bill();
      return eachEntry(
        Entries,
        (entry) => changeVisibility(queue, entry.ReceiptHandle, timeoutOf(entry.VisibilityTimeout)) ?? {},
      );
    },
    StartMessageMoveTask: (input: unknown) => {
      const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond } = parseInput(Move, input, code);
      return { TaskHandle: moves.start(SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond) };
    },
    ListMessageMoveTasks: (input: unknown) => {
      const { SourceArn, MaxResults } = parseInput(Moves, input, code);
      return { Results: moves.list(SourceArn, MaxResults ?? 1) };
    },
    CancelMessageMoveTask: (input: unknown) => ({
      ApproximateNumberOfMessagesMoved: moves.cancel(parseInput(z.object({ TaskHandle: z.string() }), input, code).TaskHandle),
    }),
  };
}
