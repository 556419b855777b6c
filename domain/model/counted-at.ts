import type { Nudge } from './ladder.ts';

/** the instant at which a message reached for the merchant's attention; undefined: it failed, or nobody opened the page it waits on */
export const countedAt = (nudge: Nudge): string | undefined => {
  if (nudge.status === 'failed') return undefined;
  if (nudge.channel !== 'in_app') return nudge.requestedAt;
  return nudge.status === 'delivered' ? nudge.deliveredAt : undefined;
};
