import { SESv2Client } from '@aws-sdk/client-sesv2';
import { clientOptions } from './client-options.ts';

/** one attempt only: SES has no idempotency key, and a call that timed out may have been taken */
export const sesClient = (): SESv2Client => new SESv2Client({ ...clientOptions('sesv2'), maxAttempts: 1 });
