import { hash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { calling } from '../aws/service-failure.ts';

/**
 * Puts a row of the stream that can never be told of on the queue a person empties: its key, size and hash and why, in the shape in which Lambda itself
 * tells of what a function failed on. The row stays in the table.
 */
export const setAsideInto =
  (client: SQSClient, queueUrl: string, reader: string) =>
  async (
    { sequenceNumber, image }: { readonly sequenceNumber: string; readonly image: Readonly<Record<string, unknown>> },
    { name, message }: Error,
  ): Promise<void> => {
    const text = JSON.stringify(image);
    const { pk, sk, kind } = image;
    const body = {
      version: '1.0',
      requestContext: { functionArn: reader, condition: 'RowSetAside' },
      responsePayload: { errorType: name, errorMessage: message.slice(0, 2_000) },
      row: { sequenceNumber, pk, sk, kind, bytes: Buffer.byteLength(text), sha256: hash('sha256', text) },
    };
    await calling('sqs', () => client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) })));
  };
