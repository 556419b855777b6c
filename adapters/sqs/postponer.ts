import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { calling } from '../aws/service-failure.ts';

/** SQS hides a message for twelve hours at most */
const longest = 12 * 3_600;

/** hides a received message until an instant, or as long as SQS allows: then it comes again and is judged anew */
export type Postpone = (receiptHandle: string, now: string, until: string) => Promise<void>;

export const postponer =
  (client: SQSClient, queueUrl: string): Postpone =>
  async (receiptHandle, now, until) => {
    const seconds = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000);
    const VisibilityTimeout = Math.min(longest, Math.max(1, seconds));
    const change = new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout });
    await calling('sqs', () => client.send(change));
  };
