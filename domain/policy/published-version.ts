import * as z from 'zod';
import { instant } from '../values.ts';

/** one version that was active: since when, by whom and why */
export const publishedVersion = z.object({
  version: z.string(),
  publishedAt: instant,
  by: z.string(),
  reason: z.string(),
  approvedBy: z.string().optional(),
});
