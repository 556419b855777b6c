import { countConnections, type Grant, readConnectorSecrets } from './grants.ts';
import type { HandlerSpec } from './handler-spec.ts';

const lookUpDelivery: Grant = { actions: ['dynamodb:GetItem'], on: 'table' };

/** the door for messages of outside systems: one route for all connectors. A message proves itself by its signature */
export const hookRouteHandlers = {
  'receive-message': {
    area: 'hooks',
    in: 'receive-message',
    route: 'POST /hooks/{connector}',
    open: true,
    env: ['TABLE_NAME', 'HOOKS_QUEUE_URL', 'CONNECTORS_NAMED'],
    grants: [
      lookUpDelivery,
      readConnectorSecrets,
      { ...countConnections, kept: 'counts what is refused at the door: in a sound journey nothing is' },
      { actions: ['sqs:SendMessage'], on: 'hooks-queue' },
    ],
  },
} as const satisfies Readonly<Record<string, HandlerSpec>>;
