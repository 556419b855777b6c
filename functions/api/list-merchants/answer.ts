import * as z from 'zod';
import { merchant } from '../../../domain/model/merchant.ts';

/** a page of merchants; without cursor it is the last */
export const answer = z.object({ merchants: z.array(merchant), cursor: z.string().optional() });
