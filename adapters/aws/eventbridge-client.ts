import { EventBridgeClient, type ServiceOutputTypes } from '@aws-sdk/client-eventbridge';
import { clientOptions, trimmed } from './client-options.ts';
import { plainCalls } from './plain-calls.ts';

export const eventbridgeClient = (): EventBridgeClient => {
  const client = trimmed(new EventBridgeClient(clientOptions('events')));
  plainCalls<ServiceOutputTypes>('events', client);
  return client;
};
