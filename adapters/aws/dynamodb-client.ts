import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkClient } from './sdk-client.ts';
import type { Transport } from './transport.ts';

export const dynamodbClient = (transport?: Transport): DynamoDBClient =>
  sdkClient('dynamodb', (options) => new DynamoDBClient(options), transport);
