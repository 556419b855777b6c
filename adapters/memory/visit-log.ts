import { ConcurrentChange } from '../../domain/errors.ts';
import { noVisits, type VisitLog, visits } from '../../domain/visit/visits.ts';
import { copy, type World } from './world.ts';

/** when people were here, in memory as the table keeps it */
export const visitLog = (world: World): VisitLog => ({
  of: async (person) => copy(world.visits.get(person) ?? noVisits(person)),
  put: async (one) => {
    if ((world.visits.get(one.person)?.version ?? 0) !== one.version) throw new ConcurrentChange('of these visits');
    world.visits.set(one.person, visits.parse({ ...copy(one), version: one.version + 1 }));
  },
});
