import * as z from 'zod';
import { decidedTask, openTask } from '../../../domain/model/task.ts';

/** decided for good, or approved by the first of two people */
export const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decided'), task: decidedTask }),
  z.object({ kind: z.literal('approved_once'), task: openTask }),
]);
