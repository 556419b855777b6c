import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { MessageQueue } from '../../domain/connector/connector-ports.ts';
import { calling } from '../aws/service-failure.ts';

export const messageQueue = (client: SQSClient, QueueUrl: string): MessageQueue => ({
  send: async (message) => {
    await calling('sqs', () => client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) })));
  },
});
