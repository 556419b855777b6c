import * as z from 'zod';
import { watchEntry, watchRule } from '../../../domain/volume/watch-rule.ts';

/** alerts somebody sees, and what became of them, the newest first */
export const answer = z.object({ rules: z.array(watchRule), told: z.array(watchEntry) });
