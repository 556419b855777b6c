import * as z from 'zod';

/** the requirement is waived, or the first of two people has approved the waiver */
export const answer = z.object({ kind: z.enum(['waived', 'approved_once']), requirementId: z.string() });
