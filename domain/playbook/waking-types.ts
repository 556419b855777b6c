import type { InboundType } from '../events/inbound.ts';
import type { OwnType } from '../events/own.ts';

/**
 * The events after which a parked run may have news: each changes something `decideWakeUp` looks at, and nothing it looks at changes
 * without one of them while the run is parked. Whoever looks in vain costs a read, so what can never wake a run isn't here: a
 * requirement opened, submitted, failed or extended leaves every wait as it was.
 */
export const wakingTypes = [
  'requirement.satisfied.v1',
  'requirement.waived.v1',
  'requirement.past-due.v1',
  'task.decided.v1',
  'merchant.stalled.v1',
  'merchant.first-sale.v1',
  'merchant.woke-up.v1',
  'merchant.withdrawal.requested.v1',
  'merchant.withdrawn.v1',
  'merchant.closed.v1',
] as const satisfies readonly (OwnType | InboundType)[];
