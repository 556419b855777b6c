import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import type { OutgoingEvent } from '../domain/ports.ts';

/** the bus source of every event of ours */
export const ownSource = 'firstsale';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly data: TimelineEntry['data'];
  readonly actor?: TimelineEntry['actor'] | undefined;
  readonly reason?: string | undefined;
}

/** an event of ours, in its envelope */
export const ownEvent = ({ id, type, time, subject, data, actor, reason }: Told): OutgoingEvent => ({
  source: ownSource,
  type,
  detail: {
    specversion: '1.0',
    type,
    source: ownSource,
    id,
    time,
    subject,
    data,
    ...(actor === undefined ? {} : { actor }),
    ...(reason === undefined ? {} : { reason }),
  },
});
