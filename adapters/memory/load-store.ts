import type { LoadStore, ShareAnswer } from '../../domain/dispatch/dispatch-ports.ts';
import { emptyLoad } from '../../domain/dispatch/queue-load.ts';
import type { ShareEntry } from '../../domain/dispatch/share-told.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import { settled } from './settled.ts';
import { byBytes, copy, type World } from './world.ts';

/** twin of adapters/dynamodb/load-store.ts: loads lie in the world that commits write them to */
export const loadStore = (world: Pick<World, 'loads'>): LoadStore => {
  const answers = new Map<string, ShareAnswer>();
  const told: ShareEntry[] = [];
  return {
    of: async (queue) => world.loads.get(queue) ?? emptyLoad(queue),
    all: async () => [...world.loads.values()].sort((one, other) => byBytes(one.queue, other.queue)),
    told: async (limit) => told.toReversed().slice(0, limit),
    answered: async (key) => answers.get(key),
    put: async (load, entry, { key, ...answer }) => {
      if ((world.loads.get(load.queue)?.version ?? 0) !== load.version || answers.has(key))
        throw new ConcurrentChange('of the teams');
      world.loads.set(load.queue, settled({ ...load, version: load.version + 1 }));
      told.push(copy(entry));
      answers.set(key, copy(answer));
    },
  };
};
