import * as z from 'zod';

/** what holds now, whoever chose it first */
export const answer = z.object({ kind: z.enum(['stopped', 'stopped_before', 'resumed', 'wanted_before']) });
