import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientOptions, trimmed } from './client-options.ts';

export const eventbridgeClient = (): EventBridgeClient => trimmed(new EventBridgeClient(clientOptions('events')));
