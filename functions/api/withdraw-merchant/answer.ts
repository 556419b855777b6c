import * as z from 'zod';

/** taken down; `stale` says why it changed nothing, null when it did */
export const answer = z.object({ kind: z.literal('recorded'), merchantId: z.string(), stale: z.string().nullable() });
