import { SQSClient } from '@aws-sdk/client-sqs';
import { clientOptions, trimmed } from './client-options.ts';

export const sqsClient = (): SQSClient => trimmed(new SQSClient(clientOptions('sqs')));
