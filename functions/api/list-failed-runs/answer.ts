import * as z from 'zod';
import { failedStatuses } from '../../../domain/playbook/failed-runs.ts';
import { instant } from '../../../domain/values.ts';

export const failedRun = z.object({
  run: z.string(),
  /** absent when it is named after no merchant: somebody started it by hand */
  merchantId: z.string().optional(),
  status: z.enum(failedStatuses),
  startedAt: instant,
  stoppedAt: instant,
  /** the state it failed in */
  state: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
  /** how often it went on after a failure */
  redrives: z.int().min(0),
  /** why it cannot go on from where it failed; absent when it can */
  notRedrivable: z.string().optional(),
  /** the run that began anew in its place */
  again: z.object({ run: z.string(), status: z.string() }).optional(),
});

/** a page of a playbook's runs that did not end well, newest first; without cursor it is the last */
export const answer = z.object({ runs: z.array(failedRun), cursor: z.string().optional() });
