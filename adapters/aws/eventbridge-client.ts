import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientOptions } from './client-options.ts';

export const eventbridgeClient = (): EventBridgeClient => new EventBridgeClient(clientOptions('events'));
