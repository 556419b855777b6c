import { hash } from 'node:crypto';

/** sha256 of a file, in hex */
export const fileHash = (bytes: Uint8Array): string => hash('sha256', bytes);
