import type { Construct } from 'constructs';
import { volumeTypes } from '../../domain/volume/facts-of-entries.ts';
import { functionNamed } from '../function-groups.ts';
import { StreamConsumer } from './event-consumer.ts';
import type { Messages } from './messages.ts';
import type { Surroundings } from './node-function.ts';
import type { Records } from './records.ts';

const inserted = (NewImage: object) => ({ eventName: ['INSERT'], dynamodb: { NewImage } });

/** what reads the table's stream; gives the one that tells of what happened */
export const streamConsumers = (
  scope: Construct,
  surroundings: Surroundings,
  { unpublished }: Messages,
  { table }: Records,
): StreamConsumer => {
  const of = (name: string) => ({
    ...surroundings,
    name,
    spec: functionNamed(name),
    unpublished,
    streamArn: table.tableStreamArn ?? '',
  });
  const publisher = new StreamConsumer(scope, 'PublishTimeline', {
    ...of('publish-timeline'),
    // what publish-timeline tells of: anything else that appears is state, and is not even handed over
    filters: [inserted({ kind: { S: ['timeline', 'rejected', 'policy', 'outage'] } })],
  });
  new StreamConsumer(scope, 'KeepLists', {
    ...of('keep-lists'),
    // entries that tell of a change a list could show, and what volumes count
    filters: [
      inserted({ changeShard: { S: [{ exists: true }] } }),
      inserted({ kind: { S: ['timeline'] }, type: { S: volumeTypes } }),
    ],
    // lists read what is newer themselves: a batch may wait
    gathersSeconds: 300,
  });
  return publisher;
};
