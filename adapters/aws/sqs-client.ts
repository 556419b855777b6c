import { type ServiceOutputTypes, SQSClient } from '@aws-sdk/client-sqs';
import { clientOptions, trimmed } from './client-options.ts';
import { plainCalls } from './plain-calls.ts';

export const sqsClient = (): SQSClient => {
  const client = trimmed(new SQSClient(clientOptions('sqs')));
  plainCalls<ServiceOutputTypes>('sqs', client);
  return client;
};
