import * as z from 'zod';
import { digestMail } from '../../../domain/digest/digest-box.ts';

/** the language of one's daily mail, or `off`; `waiting`: how many things the next one will tell */
export const answer = z.object({ mail: digestMail, waiting: z.int().min(0) });
