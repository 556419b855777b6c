import { expect, test } from 'vitest';
import { unknownActions } from '../../src/iam/check/unknown-actions.ts';

const policyOf = (...Action: string[]) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

test('actions that AWS does not have are named; TransactWriteItems is none, its parts are', async () => {
  const policy = policyOf('dynamodb:GetItm', 'dynamodb:TransactWriteItems', 'dynamodb:PutItem', 'nosuch:Thing', 'sqs');
  expect(await unknownActions(policy)).toEqual(['dynamodb:GetItm', 'dynamodb:TransactWriteItems', 'nosuch:Thing', 'sqs']);
});

test('a wildcard is known when it covers an action', async () => {
  expect(await unknownActions(policyOf('*', 'events:Put*', 'SQS:sendmessage', 'states:Foo*'))).toEqual(['states:Foo*']);
});
