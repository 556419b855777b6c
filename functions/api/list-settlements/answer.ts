import * as z from 'zod';
import { awaitedPayout } from '../../../domain/intake/awaited-payout.ts';
import { takenFile } from '../../../domain/intake/taken-file.ts';

export const answer = z.object({
  /** files as they came, newest first */
  files: z.array(takenFile),
  /** payouts that are not on a bank statement yet, the longest awaited first */
  unpaid: z.array(awaitedPayout),
  /** payouts that are, the latest first */
  paid: z.array(awaitedPayout),
});
