import type { Connector } from '../../../connectors/connector.ts';
import type { ConnectionLog, OutgoingLog } from '../../../domain/connector/connector-ports.ts';
import { none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'connections.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs {
  readonly connectors: readonly Connector[];
  readonly log: Pick<ConnectionLog, 'of'>;
  readonly outgoing: Pick<OutgoingLog, 'waiting'>;
}

const waitingIn = async (sent: Needs['outgoing'], id: string) =>
  (await sent.waiting(id)).map(({ title, merchantId, since, tries, failure }) => ({ title, merchantId, since, tries, failure }));

/** every connector with its counts and last messages, in the order of the registry */
export const handle =
  ({ connectors, log, outgoing: sent }: Needs) =>
  async () => ({
    connections: await Promise.all(
      connectors.map(async ({ id, title, incoming, outgoing, check }) => ({
        ...(await log.of(id)),
        ...(outgoing === undefined ? { waiting: [] } : { sends: true as const, waiting: await waitingIn(sent, id) }),
        ...{ id, title, ...(check?.seen && { seen: true as const }) },
        address: incoming === undefined ? undefined : `/hooks/${id}`,
      })),
    ),
  });
