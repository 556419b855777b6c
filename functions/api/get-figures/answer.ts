import * as z from 'zod';
import { figures } from '../../../domain/metrics/rollup/figures.ts';

/** the newest figures there are; absent before they were made for the first time */
export const answer = z.object({ figures: figures.optional() });
