import type { RejectedEvents } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { settled } from './settled.ts';
import { byBytes, sorted, type World } from './world.ts';

export const rejectedEvents = (world: World): RejectedEvents => ({
  add: async (event) => {
    const key = `${event.at}#${event.id}`;
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
  get: async (at, id) => world.rejected.get(`${at}#${id}`),
  markReplayed: async (refusedAt, id, replayed) => {
    const event = world.rejected.get(`${refusedAt}#${id}`);
    if (event === undefined) throw new Error(`No rejected event ${id} at ${refusedAt}`);
    const { replayedAt: at, replayedBy: by, replayKey: key } = event;
    if (at !== undefined && by !== undefined && key !== undefined) return { at, by, key };
    const marked = { replayedAt: replayed.at, replayedBy: replayed.by, replayKey: replayed.key };
    world.rejected.set(`${refusedAt}#${id}`, { ...event, ...marked });
    return replayed;
  },
});
