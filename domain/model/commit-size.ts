import type { Commit } from '../ports.ts';

/** writes a commit makes in its transaction; moving an item to the archive takes two */
export const commitSize = (commit: Partial<Commit>): number => {
  const {
    puts = [],
    deletes = [],
    timeline = [],
    eventMarker,
    buckets = [],
    refunded = [],
    released = [],
    archive = [],
    said = [],
    loads = [],
  } = commit;
  const single =
    puts.length +
    deletes.length +
    timeline.length +
    buckets.length +
    refunded.length +
    released.length +
    said.length +
    loads.length;
  return single + (eventMarker === undefined ? 0 : 1) + 2 * archive.length;
};
