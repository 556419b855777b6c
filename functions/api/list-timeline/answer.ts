import * as z from 'zod';
import { timelineEntry } from '../../../domain/model/timeline-entry.ts';

/** a page of a merchant's timeline; without cursor it is the last */
export const answer = z.object({ entries: z.array(timelineEntry.omit({ result: true })), cursor: z.string().optional() });
