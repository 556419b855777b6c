import * as z from 'zod';
import { ownEvent } from '../../../application/envelope-of.ts';
import { rejectedEvent } from '../../../domain/model/rejected-event.ts';
import { type TimelineEntry, timelineEntry } from '../../../domain/model/timeline-entry.ts';
import { outageEntry } from '../../../domain/outage/outage-told.ts';
import type { EventPublisher, OutgoingEvent } from '../../../domain/ports.ts';
import { instant } from '../../../domain/values.ts';

/** a row that appeared in the table, as plain values */
export interface Appeared {
  readonly sequenceNumber: string;
  readonly row: unknown;
}

const entryRow = timelineEntry.extend({ kind: z.literal('timeline') });
const rejectedRow = rejectedEvent.omit({ original: true }).extend({ kind: z.literal('rejected') });
const policyRow = z.object({
  kind: z.literal('policy'),
  version: z.string(),
  publishedAt: instant,
  by: z.string(),
  reason: z.string(),
});
const outageRow = outageEntry.extend({ kind: z.literal('outage') });
const tells = z.discriminatedUnion('kind', [entryRow, rejectedRow, policyRow, outageRow]);

/** a row of a kind that is told */
export type ToldRow = z.infer<typeof tells>;

const eventOf = (row: ToldRow): OutgoingEvent => {
  switch (row.kind) {
    case 'timeline': {
      const { id, type, at, merchantId, data, actor, reason } = row;
      return ownEvent({ id, type, time: at, subject: merchantId, data, actor, reason });
    }
    case 'rejected': {
      const { id, at, type, merchantId, code, field, about, message, remedy } = row;
      const data = {
        eventId: id,
        ...(type === undefined ? {} : { eventType: type }),
        code,
        field,
        ...(about === undefined ? {} : { about }),
        message,
        remedy,
      };
      return ownEvent({ id: `rejected/${id}`, type: 'event.rejected.v1', time: at, subject: merchantId ?? id, data });
    }
    case 'outage': {
      const { id, type, at, outageId, data, actor, reason } = row;
      return ownEvent({ id, type, time: at, subject: outageId, data, actor, reason });
    }
    case 'policy': {
      const { version, publishedAt, by, reason } = row;
      const actor = { kind: by === 'system' ? ('system' as const) : ('person' as const), id: by };
      const told = { id: `policy/${version}`, type: 'policy.published.v1', time: publishedAt, subject: version, actor, reason };
      return ownEvent({ ...told, data: { version } });
    }
  }
};

const told = new Set<unknown>(['timeline', 'rejected', 'policy', 'outage'] satisfies ToldRow['kind'][]);
const isTold = (row: unknown): boolean => typeof row === 'object' && row !== null && 'kind' in row && told.has(row.kind);

/** the timeline entries among what appeared */
export const toldEntries = (appeared: readonly Appeared[]): readonly TimelineEntry[] =>
  appeared.flatMap(({ row }) => entryRow.safeParse(row).data ?? []);

/** tells rows on the bus, in the order they were written; the event's id is the entry's */
export const tellRows =
  ({ publisher }: { readonly publisher: EventPublisher }) =>
  async (rows: readonly ToldRow[]): Promise<void> => {
    if (rows.length > 0) await publisher.publish(rows.map(eventOf));
  };

/**
 * The outbox: every timeline entry, refused event, policy version and change of an outage that appeared is told on the bus, in the order it was written,
 * at least once; the event's id is the entry's. Anything else that appears is state, not news.
 */
export const handle = (needs: { readonly publisher: EventPublisher }) => {
  const tell = tellRows(needs);
  return async (appeared: readonly Appeared[]): Promise<void> =>
    tell(appeared.filter(({ row }) => isTold(row)).map(({ row }) => tells.parse(row)));
};
