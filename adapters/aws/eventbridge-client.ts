import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { sdkClient } from './sdk-client.ts';

export const eventbridgeClient = (): EventBridgeClient => sdkClient('events', (options) => new EventBridgeClient(options));
