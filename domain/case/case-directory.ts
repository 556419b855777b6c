import type { CareCase } from '../model/care.ts';

/** cases that are not closed, of every merchant, the one whose clock is due next first; eventually consistent. Throws InvalidInput for a cursor it never gave out */
export interface CaseDirectory {
  open(limit: number, cursor?: string): Promise<{ readonly cases: readonly CareCase[]; readonly cursor: string | undefined }>;
}
