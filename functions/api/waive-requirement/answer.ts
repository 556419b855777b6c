import * as z from 'zod';

/** nobody has to supply it any more */
export const answer = z.object({ kind: z.literal('waived'), requirementId: z.string() });
