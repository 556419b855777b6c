import type { Applications } from '../../domain/ports.ts';
import { settled } from './settled.ts';
import { of, type World } from './world.ts';

/** twin of adapters/dynamodb/applications.ts */
export const applicationShelf = (world: World): Applications => ({
  keep: async (merchantId, id, application) => {
    const shelf = of(world.applications, merchantId);
    if (!shelf.has(id)) shelf.set(id, settled(application));
  },
  get: async (merchantId, id) => of(world.applications, merchantId).get(id),
});
