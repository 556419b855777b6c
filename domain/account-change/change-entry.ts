import type { AccountChange } from '../model/account-change.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';

type Told = Pick<TimelineEntry, 'id' | 'at' | 'type' | 'actor'> & {
  readonly data?: TimelineEntry['data'];
  readonly reason?: string | undefined;
};

/** An entry about a change that no step of its run tells: which change, and of what, beside its own data. */
export const changeEntry = (change: AccountChange, { data, reason, ...told }: Told): TimelineEntry => ({
  merchantId: change.merchantId,
  ...told,
  data: { changeId: change.id, of: change.to.of, ...data },
  ...(change.run === undefined ? {} : { run: change.run }),
  ...(reason === undefined ? {} : { reason }),
});
