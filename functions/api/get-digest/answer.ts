import * as z from 'zod';
import { digestMail, shiftStart } from '../../../domain/digest/digest-box.ts';

/** the language of one's daily mail, or `off`; `waiting`: how many things the next one will tell */
export const answer = z.object({ mail: digestMail, shiftAt: shiftStart.optional(), waiting: z.int().min(0) });
