import { SFNClient } from '@aws-sdk/client-sfn';
import { clientOptions } from './client-options.ts';

export const stepfunctionsClient = (): SFNClient => new SFNClient(clientOptions('states'));
