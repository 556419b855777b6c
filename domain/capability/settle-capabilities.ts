import type { Changes } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { withCapabilities } from './derive-capabilities.ts';

/**
 * A change of requirements or payment methods with what it means for what a live merchant may do, in one transaction; told under
 * the id of the change's first entry. Nothing is added before "Activate the capabilities" gave it any, nor once it has left.
 * `now` is ISO 8601 UTC.
 */
export function withSettledCapabilities(snapshot: Snapshot, changes: Changes, now: string): Changes {
  const next = overlay(snapshot, changes);
  const before = next.merchant.capabilities;
  const [cause] = changes.timeline;
  if (cause === undefined || before.length === 0 || next.merchant.lifecycleStage === 'offboarded') return changes;
  const merchant = withCapabilities(next, now);
  const changed = merchant.capabilities.filter((one) => !before.includes(one));
  if (changed.length === 0) return changes;
  const { reason: _reason, result: _result, ...base } = cause;
  const activated = changed
    .filter((one) => one.status === 'active')
    .map(
      ({ name }): TimelineEntry => ({
        ...base,
        id: `${cause.id}/capability/${name}`,
        type: 'capability.activated.v1',
        data: { capability: name },
      }),
    );
  return both(changes, { puts: [merchant], deletes: [], timeline: activated });
}
