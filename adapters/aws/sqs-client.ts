import { SQSClient } from '@aws-sdk/client-sqs';
import { sdkClient } from './sdk-client.ts';

export const sqsClient = (): SQSClient => sdkClient('sqs', (options) => new SQSClient(options));
