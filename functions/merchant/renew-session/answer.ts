import * as z from 'zod';

/** a token for the next while; the cookie beside it renews it again */
export const answer = z.object({ token: z.string(), expiresInSeconds: z.int() });
