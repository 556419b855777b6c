import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-requests/answer.ts';

/** requests, and of one that is named what was written */
export type Answer = z.infer<typeof answer>;
export type OneRequest = Answer['requests'][number];
