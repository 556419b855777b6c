import { type EventType, eventTypes } from '../events.ts';

/** told of something else than a merchant, or not told of one by one: payments are counted, and an application starts runs before it is told of */
const startNothing: ReadonlySet<EventType> = new Set([
  'merchant.application.submitted.v1',
  'payment.captured.v1',
  'payment.refunded.v1',
  'payment.failed.v1',
  'event.rejected.v1',
  'policy.published.v1',
]);

/** the events of ours that may start a run, facts from outside that were taken in among them: their subject is a merchant */
export const startingTypes: readonly EventType[] = eventTypes.filter((type) => !startNothing.has(type));
