import type { RejectedPlace } from '../../domain/model/rejected-event.ts';
import type { RejectedEvents } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { settled } from './settled.ts';
import { byBytes, sorted, type World } from './world.ts';

export const rejectedPlace = ({ at, id, content }: RejectedPlace): string =>
  [at, id, ...(content === undefined ? [] : [content])].join('#');

export const rejectedEvents = (world: World): RejectedEvents => ({
  add: async (event) => {
    const key = rejectedPlace(event);
    if (!world.rejected.has(key)) world.rejected.set(key, settled(event));
  },
  list: async (day, limit, cursor) => {
    const before = cursor === undefined ? '~' : openCursor(after, cursor).after;
    const rest = sorted(world.rejected)
      .filter(([key]) => key.startsWith(day) && byBytes(key, before) < 0)
      .reverse();
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      rejected: page.map(([, event]) => event),
      cursor: rest.length > limit && last !== undefined ? sealCursor({ after: last[0] }) : undefined,
    };
  },
  get: async (place) => world.rejected.get(rejectedPlace(place)),
  markReplayed: async (place, replayed) => {
    const event = world.rejected.get(rejectedPlace(place));
    if (event === undefined) throw new Error(`No rejected event ${place.id} at ${place.at}`);
    const { replayedAt: at, replayedBy: by, replayKey: key } = event;
    if (at !== undefined && by !== undefined && key !== undefined) return { at, by, key };
    const marked = { replayedAt: replayed.at, replayedBy: replayed.by, replayKey: replayed.key };
    world.rejected.set(rejectedPlace(place), { ...event, ...marked });
    return replayed;
  },
});
