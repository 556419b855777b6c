import { Conflict, NotAllowed } from '../domain/errors.ts';
import type { OutageEvent } from '../domain/events/outage-events.ts';
import { mayTellOfOutage, outageRejection, takeOutageEvent } from '../domain/outage/outage-fact.ts';
import type { PolicyReader } from '../domain/ports.ts';
import { changeOutages, type OutageWrites } from './change-outages.ts';
import type { Delivery } from './delivery.ts';
import type { Log } from './log.ts';
import type { Refuse } from './refuse-event.ts';

export interface OutageTaking extends OutageWrites {
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly refuse: Refuse;
  readonly log: Log;
}

/** an outage that is told by an event, once an event's source and id; what cannot be taken is on the rejected list with field and remedy */
export const takeOutage = async (needs: OutageTaking, delivery: Delivery, event: OutageEvent): Promise<void> => {
  const { policies, refuse, log } = needs;
  const { source } = delivery;
  if (event.type === 'outage.declared.v1') {
    const { provider } = event.data;
    const { requirements } = await policies.active();
    if (!mayTellOfOutage(requirements, source, provider))
      return refuse(delivery, { code: 'outage_sender', field: 'source', about: { provider } });
  }
  const key = `event/${source}/${event.id}`;
  try {
    await changeOutages(needs, { key, wish: event.data }, (book, now) => takeOutageEvent(book, event, source, key, now));
    log.info('outage.taken', { type: event.type, subject: event.subject });
  } catch (error) {
    const rejection = error instanceof Conflict || error instanceof NotAllowed ? outageRejection(error.refusal) : undefined;
    if (rejection === undefined) throw error;
    await refuse(delivery, rejection);
  }
};
