import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkClient } from './sdk-client.ts';
import type { Transport } from './transport.ts';

export const stepfunctionsClient = (transport?: Transport): SFNClient =>
  sdkClient('states', (options) => new SFNClient(options), transport);
