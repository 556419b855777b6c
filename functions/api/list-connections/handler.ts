import type { Connector } from '../../../connectors/connector.ts';
import type { ConnectionLog } from '../../../domain/connector/connector-ports.ts';
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
}

/** every connector with its counts and last messages, in the order of the registry */
export const handle =
  ({ connectors, log }: Needs) =>
  async () => ({
    connections: await Promise.all(
      connectors.map(async ({ id, title, incoming }) => ({
        ...(await log.of(id)),
        ...{ id, title },
        address: incoming === undefined ? undefined : `/hooks/${id}`,
      })),
    ),
  });
