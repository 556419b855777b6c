import type { Construct } from 'constructs';
import { functionNamed } from '../function-groups.ts';
import { QueueConsumer } from './event-consumer.ts';
import type { Messages } from './messages.ts';
import type { Surroundings } from './node-function.ts';

/** the functions that empty the work queues, and how much of each they do at once */
export const queueConsumers = (scope: Construct, surroundings: Surroundings, messages: Messages): void => {
  const of = (name: string) => ({ ...surroundings, name, spec: functionNamed(name) });
  new QueueConsumer(scope, 'AggregatePayments', {
    ...of('aggregate-payments'),
    queue: messages.payments.queue,
    batchSize: 1000,
    windowSeconds: 5,
    // five batches of a thousand are a hundred million payments a day; more at once would only meet at the same busy merchant
    atOnce: 5,
  });
  new QueueConsumer(scope, 'DeliverEmail', {
    ...of('deliver-email'),
    queue: messages.emails.queue,
    batchSize: 10,
    windowSeconds: 0,
    // one after the other a call of SES is a fifth of a second: two senders stay under the 14 mails a second of a new account
    atOnce: 2,
  });
  new QueueConsumer(scope, 'CheckDocument', {
    ...of('check-document'),
    queue: messages.documents.queue,
    // a file of 15 MB each
    batchSize: 1,
    windowSeconds: 0,
    atOnce: 5,
  });
  new QueueConsumer(scope, 'TakeMessages', {
    ...of('take-messages'),
    queue: messages.hooks.queue,
    batchSize: 10,
    windowSeconds: 0,
    // ten messages take a fifth of a second: ten at once are five hundred a second
    atOnce: 10,
  });
  new QueueConsumer(scope, 'HandleDue', {
    ...of('handle-due'),
    queue: messages.due.queue,
    batchSize: 10,
    windowSeconds: 0,
    // at thirty decisions a second each, fifty take five million due items an hour
    atOnce: 50,
  });
};
