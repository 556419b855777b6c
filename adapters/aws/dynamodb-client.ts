import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOptions } from './client-options.ts';
import type { Transport } from './transport.ts';

export const dynamodbClient = (transport?: Transport): DynamoDBClient => new DynamoDBClient(clientOptions('dynamodb', transport));
