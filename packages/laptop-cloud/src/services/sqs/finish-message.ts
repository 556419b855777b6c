import { AwsError } from '../../contract.ts';
import { badReceipt, invalid, within } from '../../gateway/query-error-codes.ts';
import { readReceipt } from './message.ts';
import type { Queue } from './queue.ts';

/** Deletes by receipt handle. Already gone is fine; a handle older than the latest receive deletes nothing, as SQS may do. */
export function deleteMessage(queue: Queue, handle: string): void {
  const receipt = readReceipt(handle);
  if (receipt.queue !== queue.name) throw badReceipt(handle);
  const message = queue.find(receipt.seq);
  if (message !== undefined && message.id === receipt.id && message.receives === receipt.receives) queue.remove(message);
}

/** Hides a message in flight for that many seconds from now; 0 shows it at once. */
export function changeVisibility(queue: Queue, handle: string, seconds: number): void {
  const timeout = within(seconds, 'VisibilityTimeout', 0, 43200, 'VisibilityTimeout must be between 0 and 43200 seconds');
  const receipt = readReceipt(handle);
  if (receipt.queue !== queue.name) throw badReceipt(handle);
  const message = queue.find(receipt.seq);
  if (message === undefined || message.receives !== receipt.receives)
    throw invalid(
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  queue.refresh();
  if (message.state !== 'hidden') throw new AwsError('MessageNotInflight', 'The message referred to is not in flight.');
  queue.hide(message, timeout);
}
