import { laptopTransport, transportHandler } from './laptop-transport.ts';

/** services a client is made for, by the ids of the SDK */
type ServiceId = 'dynamodb' | 'events' | 'states' | 'sqs' | 'sesv2' | 's3' | 'cognito-idp';

/** milliseconds: a call that takes longer is tried again, well within a function's own timeout */
const connectionTimeout = 1_000;
const requestTimeout = 5_000;

// the middleware of a client never changes once it is made: composing it once a command, not once a call, saves four tenths of a call's own time
const composedOnce = { cacheMiddleware: true } as const;

const inCloud = {
  ...composedOnce,
  retryMode: 'adaptive',
  maxAttempts: 5,
  requestHandler: { connectionTimeout, requestTimeout },
} as const;

/**
 * How every SDK client is configured. In AWS: keep-alive and credentials by default, adaptive retries, timeouts.
 * On a laptop cloud: its transport instead of a socket; `trimmed` takes the signature out, which nobody there would read.
 */
export const clientOptions = (service: ServiceId) => {
  const transport = laptopTransport();
  if (transport === undefined) return inCloud;
  return {
    ...composedOnce,
    region: process.env['AWS_REGION'] ?? 'eu-west-1',
    endpoint: 'https://aws.laptop.invalid',
    credentials: { accessKeyId: 'laptop', secretAccessKey: 'laptop' },
    retryMode: 'standard',
    requestHandler: transportHandler(service, transport),
  } as const;
};

/** headers, signatures and logs for a network that is not there */
const idle = [
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'hostHeaderMiddleware',
  'getUserAgentMiddleware',
  'contentLengthMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
];

interface Trimmable {
  readonly middlewareStack: { remove(name: string): boolean };
}

/** on a laptop cloud, leaves out the middleware that serves only the network; in AWS the client stays as the SDK made it */
export const trimmed = <Client extends Trimmable>(client: Client): Client => {
  if (laptopTransport() !== undefined) for (const name of idle) client.middlewareStack.remove(name);
  return client;
};
