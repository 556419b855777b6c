import { configuredTransport, type Transport } from './transport.ts';

/** services a client is made for, by the ids of the SDK */
type ServiceId = 'dynamodb' | 'events' | 'states' | 'sqs' | 'sesv2' | 's3' | 'cognito-idp';

/** milliseconds: a call that takes longer is tried again, well within a function's own timeout */
const connectionTimeout = 1_000;
const requestTimeout = 5_000;

const standard = {
  // the middleware of a client never changes once it is made: composing it once a command, not once a call, saves four tenths of a call's own time
  cacheMiddleware: true,
  retryMode: 'adaptive',
  maxAttempts: 5,
  requestHandler: { connectionTimeout, requestTimeout },
} as const;

/** how every SDK client is configured: keep-alive and credentials by default, adaptive retries, timeouts; a transport in place of the network */
export const clientOptions = (service: ServiceId, transport: Transport | undefined = configuredTransport()) => ({
  ...standard,
  ...transport?.(service),
});
