import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkClient } from './sdk-client.ts';

export const stepfunctionsClient = (): SFNClient => sdkClient('states', (options) => new SFNClient(options));
