import { SQSClient } from '@aws-sdk/client-sqs';
import { clientOptions } from './client-options.ts';

export const sqsClient = (): SQSClient => new SQSClient(clientOptions('sqs'));
