import { LambdaClient } from '@aws-sdk/client-lambda';
import { sdkClient } from './sdk-client.ts';

export const lambdaClient = (): LambdaClient => sdkClient('lambda', (options) => new LambdaClient(options));
