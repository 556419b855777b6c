import * as z from 'zod';

/** an address that downloads the file, for five minutes */
export const answer = z.object({ url: z.string(), name: z.string() });
