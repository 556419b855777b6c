import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import type { OutgoingEvent } from '../domain/ports.ts';
import { toJson } from './to-json.ts';

/** the bus source of every event of ours */
export const ownSource = 'firstsale';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly data: unknown;
  readonly actor?: TimelineEntry['actor'] | undefined;
  readonly reason?: string | undefined;
}

/** an event of ours, in its envelope */
export const ownEvent = ({ type, ...told }: Told): OutgoingEvent => ({
  source: ownSource,
  type,
  detail: toJson({ specversion: '1.0', type, source: ownSource, ...told }),
});
