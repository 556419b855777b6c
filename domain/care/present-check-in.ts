import type { CheckIn } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { firstName } from '../playbook/run-again.ts';
import { runName } from '../playbook/run-name.ts';
import { careFollowUp } from '../playbooks/care-follow-up.ts';

/** The check-in a care run was started for, also one begun anew; undefined when the run's name is none of this merchant's check-ins. */
export function presentCheckIn(snapshot: Snapshot, run: string): CheckIn | undefined {
  const first = firstName(run);
  return snapshot.checkIns.find((one) => runName(one.merchantId, careFollowUp.id, one.id) === first);
}
