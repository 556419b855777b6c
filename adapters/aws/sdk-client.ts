import { configuredTransport, type Transport } from './transport.ts';

/** services a client is made for, by the ids of the SDK */
type ServiceId = 'dynamodb' | 'events' | 'states' | 'sqs' | 'sesv2' | 's3' | 'cognito-idp' | 'secretsmanager' | 'lambda';

/** milliseconds, and how often a call is tried: all tries of one call end before the shortest of our functions does */
export const callLimits = { connectionTimeout: 1_000, requestTimeout: 3_000, maxAttempts: 3 } as const;
const { connectionTimeout, requestTimeout, maxAttempts } = callLimits;

const standard = {
  // the middleware of a client never changes once it is made: composing it once a command, not once a call, saves four tenths of a call's own time
  cacheMiddleware: true,
  retryMode: 'adaptive',
  maxAttempts,
  requestHandler: { connectionTimeout, requestTimeout },
} as const;
type Options = Omit<typeof standard, 'requestHandler'> & Partial<ReturnType<Transport['options']>>;

/**
 * An SDK client as all of ours are: keep-alive and credentials by default, adaptive retries, timeouts; over the network, or over a transport.
 * @param make makes the client from the options it is given
 */
export const sdkClient = <Client extends { readonly middlewareStack: { remove(name: string): boolean } }>(
  service: ServiceId,
  make: (options: Options) => Client,
  transport: Transport | undefined = configuredTransport(),
): Client => {
  const client = make({ ...standard, ...transport?.options(service) });
  for (const name of transport?.leftOut ?? []) client.middlewareStack.remove(name);
  return client;
};
