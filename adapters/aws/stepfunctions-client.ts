import { type ServiceOutputTypes, SFNClient } from '@aws-sdk/client-sfn';
import { clientOptions, trimmed } from './client-options.ts';
import { plainCalls } from './plain-calls.ts';

export const stepfunctionsClient = (): SFNClient => {
  const client = trimmed(new SFNClient(clientOptions('states')));
  plainCalls<ServiceOutputTypes>('states', client);
  return client;
};
