import * as z from 'zod';
import { standing } from '../../../domain/metrics/rollup/standing.ts';
import { instant, playbook } from '../../../domain/model/values.ts';
import { graph } from '../../shared/graph.ts';

/** a playbook as new runs take it, and how many merchants stand in each of its waiting states */
export const answer = z.object({
  playbook,
  graph,
  /** absent until the figures were made for the first time */
  standing: z
    .object({
      /** the instant it is of */
      asOf: instant,
      states: z.array(
        standing.omit({ playbook: true }).extend({
          /** the state of the graph; absent when the playbook has no such state any more */
          state: z.string().optional(),
          /** the first of them, those who have stood there longest first */
          longest: z.array(z.object({ merchantId: z.string(), name: z.string() })),
        }),
      ),
    })
    .optional(),
});
