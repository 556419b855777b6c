import * as z from 'zod';
import { message } from '../../../domain/letter/write-letter.ts';

/** the letter a request for information would become; absent when policy asks for none of it */
export const answer = z.object({ letter: message.optional() });
