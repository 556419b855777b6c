import * as z from 'zod';
import { conversionAnswer } from '../../../domain/conversion/conversion-answer.ts';

export const answer = z.object({ lines: conversionAnswer });
