import * as z from 'zod';

/** nobody has to supply it any more, or the first of two people has approved that */
export const answer = z.object({ kind: z.enum(['waived', 'approved_once']), requirementId: z.string() });
