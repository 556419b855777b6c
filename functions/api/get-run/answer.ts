import * as z from 'zod';
import { graph } from '../../../application/playbook-graph.ts';
import { instant, playbook } from '../../../domain/values.ts';

export const visit = z.object({
  state: z.string(),
  enteredAt: instant,
  leftAt: instant.optional(),
  /** how often its task was tried: above 1 it was retried */
  attempts: z.int().min(0),
  /** the last error of its task, also of one that a retry made good */
  error: z.string().optional(),
});

/** one run: its state machine as it began with it, and the path it took */
export const answer = z.object({
  run: z.string(),
  playbook,
  status: z.string(),
  startedAt: instant,
  stoppedAt: instant.optional(),
  error: z.string().optional(),
  graph,
  visits: z.array(visit),
  /** true when the run is longer than what was read */
  truncated: z.boolean(),
});
