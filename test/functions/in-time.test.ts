import { expect, test } from 'vitest';
import * as z from 'zod';
import { callLimits } from '../../adapters/aws/sdk-client.ts';
import { queueConsumer } from '../../functions/runtime/queue-consumer.ts';
import { none, type Route } from '../../functions/runtime/route-contract.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { step } from '../../functions/runtime/run-step.ts';
import { functionSizes } from '../../lib/function-sizes.ts';
import { ask } from '../attack/ask.ts';
import { listening } from './town.ts';

/** Lambda ends the call in 0.6 s */
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 600 };
const neverAnswers = (): Promise<never> => new Promise(() => {});
const invoke = (handler: unknown, event: unknown): Promise<unknown> =>
  typeof handler === 'function' ? handler(event, context) : Promise.reject(new Error('no handler'));

test('a step whose table does not answer says so before Lambda ends it, under a name the state machine tries again', async () => {
  const handler = step(z.object({}), z.object({}), neverAnswers, listening());
  await expect(invoke(handler, {})).rejects.toMatchObject({ name: 'ServiceUnavailable' });
});

test('a queue consumer whose table does not answer leaves its messages on the queue', async () => {
  const handler = queueConsumer(neverAnswers, listening());
  const Records = [{ messageId: 'm', receiptHandle: 'r', body: '{}' }];
  await expect(invoke(handler, { Records })).rejects.toMatchObject({ name: 'ServiceUnavailable' });
});

test('a request whose table does not answer is answered 503: sent again it is done once', async () => {
  const wanted = {
    permission: 'merchant.comment',
    params: none,
    query: none,
    body: none,
    answer: none,
    writes: true,
  } as const satisfies Route;
  const answer = await ask(route(wanted, neverAnswers, listening()), { as: 'ana', groups: ['analyst'] });
  expect(answer).toMatchObject({ status: 503, body: { type: 'urn:firstsale:problem:unavailable' } });
});

test.each(Object.entries(functionSizes))('every try of a call fits into %s', (_, { timeoutSeconds }) => {
  const { connectionTimeout, requestTimeout, maxAttempts } = callLimits;
  // the SDK waits up to 100 ms before the second try, and twice as long before each further one
  const pauses = 100 * (2 ** (maxAttempts - 1) - 1);
  expect((connectionTimeout + requestTimeout) * maxAttempts + pauses).toBeLessThan(timeoutSeconds * 1_000 - 500);
});
