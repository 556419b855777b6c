import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { ServiceUnavailable } from '../../domain/errors.ts';
import type { DueReference } from '../../domain/model/due-reference.ts';
import type { WorkQueue } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';

/** SQS takes this many messages in one call */
const batchSize = 10;

export const workQueue = <Reference = DueReference>(client: SQSClient, queueUrl: string): WorkQueue<Reference> => ({
  send: async (references) => {
    for (let from = 0; from < references.length; from += batchSize) {
      const Entries = references
        .slice(from, from + batchSize)
        .map((reference, at) => ({ Id: String(at), MessageBody: JSON.stringify(reference) }));
      const answer = await calling('sqs', () => client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries })));
      const refused = answer.Failed?.[0];
      if (refused !== undefined) {
        throw new ServiceUnavailable('sqs', { cause: new Error(`${refused.Code}: ${refused.Message}`) });
      }
    }
  },
});
