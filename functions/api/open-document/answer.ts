import * as z from 'zod';

/** an address that downloads the document, for a minute */
export const answer = z.object({ documentId: z.string(), url: z.url(), name: z.string() });
