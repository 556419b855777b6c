import { SESv2Client } from '@aws-sdk/client-sesv2';
import { clientOptions, trimmed } from './client-options.ts';

export const sesClient = (): SESv2Client => trimmed(new SESv2Client(clientOptions('sesv2')));
