import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** carries the calls of SDK clients another way than over the network */
export interface Transport {
  /** options of a client for a service, by the id of the SDK */
  readonly options: (service: string) => Pick<DynamoDBClientConfig, 'credentials' | 'region' | 'requestHandler'>;
  /** names of the SDK's middleware that would serve the network only */
  readonly leftOut: readonly string[];
}

const options = z.custom<Transport['options']>((value) => typeof value === 'function');
const error = 'SDK_TRANSPORT must name a module that exports a transport';
const transportModule = z.object({ transport: z.object({ options, leftOut: z.array(z.string()) }, { error }) });

/** the `transport` that the module named by SDK_TRANSPORT exports; in AWS the environment names none, and there is none */
export const configuredTransport = (): Transport | undefined => {
  const named = process.env['SDK_TRANSPORT'];
  // a function is bundled as CommonJS
  return named === undefined || named === '' ? undefined : transportModule.parse(require(named)).transport;
};
