import * as z from 'zod';
import { digestMail, shiftStart } from '../../../domain/digest/digest-box.ts';

/** as it is now kept */
export const answer = z.object({ mail: digestMail, shiftAt: shiftStart.optional() });
