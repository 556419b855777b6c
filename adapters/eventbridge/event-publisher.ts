import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { ServiceUnavailable, Unpublishable } from '../../domain/errors.ts';
import type { EventPublisher, OutgoingEvent } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';

/** EventBridge takes this many entries in one call, and this many bytes over all of them */
const maxEntries = 10;
const maxBytes = 256 * 1024;

/** what the bus says of an entry that it will say again of the same entry */
const forGood = new Set([
  'MalformedDetail',
  'InvalidArgument',
  'InvalidAccountIdException',
  'NotAuthorizedForDetailTypeException',
  'NotAuthorizedForSourceException',
]);

const sizeOf = (entry: PutEventsRequestEntry): number =>
  Buffer.byteLength(entry.Source ?? '') + Buffer.byteLength(entry.DetailType ?? '') + Buffer.byteLength(entry.Detail ?? '');

const batchesOf = (entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] => {
  const batches: PutEventsRequestEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = sizeOf(entry);
    if (size > maxBytes)
      throw new Unpublishable('too-large', `An event ${entry.DetailType} of ${size} bytes is above the bus's ${maxBytes}`);
    const current = batches.at(-1);
    if (current === undefined || current.length === maxEntries || bytes + size > maxBytes) {
      batches.push([entry]);
      bytes = size;
    } else {
      current.push(entry);
      bytes += size;
    }
  }
  return batches;
};

export const eventPublisher = (client: EventBridgeClient, busName: string): EventPublisher => ({
  publish: async (events: readonly OutgoingEvent[]) => {
    const entries = events.map(({ source, type, detail }) => ({
      EventBusName: busName,
      Source: source,
      DetailType: type,
      Detail: JSON.stringify(detail),
    }));
    for (const Entries of batchesOf(entries)) {
      const answer = await calling('eventbridge', () => client.send(new PutEventsCommand({ Entries })));
      const refused = answer.Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
      if (refused?.ErrorCode !== undefined && forGood.has(refused.ErrorCode))
        throw new Unpublishable('refused', `${refused.ErrorCode}: ${refused.ErrorMessage}`);
      if (refused !== undefined) {
        throw new ServiceUnavailable('eventbridge', { cause: new Error(`${refused.ErrorCode}: ${refused.ErrorMessage}`) });
      }
    }
  },
});
