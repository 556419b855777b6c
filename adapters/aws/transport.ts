import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/**
 * Options of an SDK client that carry its calls another way than over the network. In AWS there are none; elsewhere the environment may
 * name a module as SDK_TRANSPORT, which exports them as `transport`.
 * @param service by the id of the SDK
 */
export type Transport = (
  service: string,
) => Pick<DynamoDBClientConfig, 'credentials' | 'endpoint' | 'region' | 'requestHandler' | 'signer'>;

const isTransport = (value: unknown): value is Transport => typeof value === 'function';
const exporting = z.object({ transport: z.custom<Transport>(isTransport, 'SDK_TRANSPORT must name a module that exports it') });

/** the transport the environment names; undefined where it names none */
export const configuredTransport = (): Transport | undefined => {
  const named = process.env['SDK_TRANSPORT'];
  // a function is bundled as CommonJS
  return named === undefined || named === '' ? undefined : exporting.parse(require(named)).transport;
};
