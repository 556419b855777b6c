import { digestBox, emptyBox } from '../../domain/digest/digest-box.ts';
import type { DigestBoxes } from '../../domain/digest/digest-ports.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import { copy, type World } from './world.ts';

/** boxes in memory, as the table keeps them */
export const digestBoxes = (world: World): DigestBoxes => ({
  of: async (person) => copy(world.digests.get(person) ?? emptyBox(person)),
  put: async (box) => {
    if ((world.digests.get(box.person)?.version ?? 0) !== box.version) throw new ConcurrentChange('of this digest');
    world.digests.set(box.person, digestBox.parse({ ...copy(box), version: box.version + 1 }));
  },
});
