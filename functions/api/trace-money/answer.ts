import * as z from 'zod';
import { shownTrace } from '../../../application/shown-trace.ts';

export const answer = z.object({
  /** one for each payment that has the reference; none where nobody knows it */
  traces: z.array(shownTrace),
});
