import { outageStore } from '../adapters/memory/outage-store.ts';
import { takeOutage } from '../application/take-outage.ts';
import type { OutageEvent } from '../domain/events/outage-events.ts';
import { parseEvent } from '../domain/events.ts';
import type { OutageBook } from '../domain/model/outage.ts';
import { outageTypes } from '../domain/outage/outage-told.ts';
import type { Policy } from '../domain/policy/policy-schema.ts';
import type { OutsideEvent } from './outside-world.ts';

/** the outages of a history as they came to be known: the same for every merchant */
export interface PlayedOutages {
  /** what was known from an instant (epoch ms) on, ascending */
  readonly books: readonly { readonly at: number; readonly book: OutageBook }[];
  /** events that were taken in, and events that told of them */
  readonly events: number;
}

export const noOutages: PlayedOutages = { books: [], events: 0 };

/** a history is told of an outage that the application would refuse */
export class RefusedOutage extends Error {
  override readonly name = 'RefusedOutage';
  constructor(id: string, why: string) {
    super(`the outage event ${id} would be refused: ${why}`);
  }
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const isOutage = (event: { readonly type: string }): event is OutageEvent => outageTypes.some((type) => type === event.type);

/**
 * Takes the events of outages in as the application does, once for all merchants. `events` are ascending by `at`. Throws RefusedOutage: what
 * is declared by an event cannot have begun earlier, and only who policy names may tell of it
 */
export const playOutages = async (
  events: readonly OutsideEvent[],
  policy: Policy,
  sourceOf: (event: OutsideEvent) => string,
): Promise<PlayedOutages> => {
  const outages = outageStore();
  const books: { at: number; book: OutageBook }[] = [];
  for (const told of events) {
    const { id, type, subject, at, data } = told;
    const [source, time] = [sourceOf(told), new Date(at).toISOString()];
    const detail = { specversion: '1.0', id, type, source, time, subject, data };
    const parsed = parseEvent(detail);
    if (!parsed.ok) throw new RefusedOutage(id, `${parsed.rejection.field}: ${parsed.rejection.code}`);
    if (!isOutage(parsed.event)) throw new RefusedOutage(id, `${type} tells of no outage`);
    await takeOutage(
      {
        ...{ outages, clock: { now: () => time }, policies: { active: async () => policy }, log: silent },
        refuse: async (_delivery, { field, code }) => {
          throw new RefusedOutage(id, `${field}: ${code}`);
        },
      },
      { id, type, source, time, detail },
      parsed.event,
    );
    books.push({ at, book: await outages.book() });
  }
  return { books, events: events.length + outages.told.length };
};
