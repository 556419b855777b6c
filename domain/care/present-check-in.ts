import type { CheckIn } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { runName } from '../playbook/run-name.ts';

/** The check-in a care run was started for; undefined when the run's name is none of this merchant's check-ins. */
export function presentCheckIn(snapshot: Snapshot, run: string): CheckIn | undefined {
  return snapshot.checkIns.find((one) => runName(one.merchantId, 'care-follow-up', one.id) === run);
}
