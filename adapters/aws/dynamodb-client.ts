import { DynamoDBClient, type ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { clientOptions, trimmed } from './client-options.ts';
import { plainCalls } from './plain-calls.ts';

export const dynamodbClient = (): DynamoDBClient => {
  const client = trimmed(new DynamoDBClient(clientOptions('dynamodb')));
  plainCalls<ServiceOutputTypes>('dynamodb', client);
  return client;
};
