import * as z from 'zod';
import { sealedApplication } from '../events/application.ts';
import { merchantId, playbook } from '../values.ts';

/** input of every execution; onboarding also carries the sealed application, care the check-in */
export const runInput = z.object({
  merchantId,
  playbook,
  /** the name the execution is started with */
  run: z.string().min(1).max(80),
  attempt: z.int().positive(),
  /** id of the event that started it */
  cause: z.string().min(1),
  /** fixed by the first step when absent */
  policyVersion: z.string().optional(),
  application: sealedApplication.optional(),
  checkInId: z.string().optional(),
});
export type RunInput = z.infer<typeof runInput>;
