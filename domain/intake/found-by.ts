import { hash } from 'node:crypto';

/** without regard to case and to what stands around it */
const normal = (text: string): string => text.trim().toLowerCase();

/** what a line is found by: nobody reads a reference out of it */
export const referenceHash = (reference: string): string => hash('sha256', `line\n${normal(reference)}`).slice(0, 16);
/** the same of the payout of a batch */
export const batchHash = (batch: string): string => hash('sha256', `batch\n${normal(batch)}`).slice(0, 16);
