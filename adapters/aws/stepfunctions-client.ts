import { SFNClient } from '@aws-sdk/client-sfn';
import { clientOptions, trimmed } from './client-options.ts';

export const stepfunctionsClient = (): SFNClient => trimmed(new SFNClient(clientOptions('states')));
