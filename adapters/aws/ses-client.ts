import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sdkClient } from './sdk-client.ts';

/** one attempt only: SES has no idempotency key, and a call that timed out may have been taken */
export const sesClient = (): SESv2Client => sdkClient('sesv2', (options) => new SESv2Client({ ...options, maxAttempts: 1 }));
