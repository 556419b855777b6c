import { hash } from 'node:crypto';
import type { Key } from './keys.ts';

/** a sender chooses the id of its delivery: only a hash of it is a key */
export const deliveryKey = (connector: string, deliveryId: string): Key => ({
  pk: `DELIVERY#${connector}#${hash('sha256', deliveryId)}`,
  sk: 'DELIVERY',
});
export const connectionPartition = (connector: string): string => `CONNECTION#${connector}`;
export const connectionKey = (connector: string): Key => ({ pk: connectionPartition(connector), sk: 'STATE' });
/** changes made within a minute, `2026-03-02T12:00` */
export const changesKey = (connector: string, minute: string): Key => ({
  pk: connectionPartition(connector),
  sk: `CHANGES#${minute}`,
});
/** what waits has a partition of its own, so that a list of it never reads what was sent */
export const waitingPartition = (connector: string): string => `${connectionPartition(connector)}#WAITING`;
export const outgoingKey = (connector: string, eventId: string, sent: boolean): Key => ({
  pk: sent ? connectionPartition(connector) : waitingPartition(connector),
  sk: `OUT#${hash('sha256', eventId)}`,
});
