import { createHmac } from 'node:crypto';

/** What tells a value from another without being it: an account number has too few digits for a plain hash to hide it. */
export const sealedValue = (value: string, pepper: string): string => createHmac('sha256', pepper).update(value).digest('hex');
