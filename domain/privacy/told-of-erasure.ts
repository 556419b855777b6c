import type { Context } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';

/** the merchant is written with it: its version makes the entry one of a kind */
export const toldOfErasure = (
  { merchantId, version }: Merchant,
  type: string,
  actor: Actor,
  { now }: Context,
  data: TimelineEntry['data'],
  reason?: string,
): TimelineEntry => ({
  ...{ merchantId, id: `privacy/${type}/${version}`, at: now, type, actor, data },
  ...(reason === undefined ? {} : { reason }),
});
