import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOptions, trimmed } from './client-options.ts';

export const dynamodbClient = (): DynamoDBClient => trimmed(new DynamoDBClient(clientOptions('dynamodb')));
