import * as z from 'zod';
import { connectionState } from '../../../domain/connector/connection-state.ts';

/** every outside system, and what came of it so far */
export const answer = z.object({
  connections: z.array(
    connectionState.extend({
      id: z.string(),
      title: z.string(),
      /** where it sends its messages: a path of the API; absent where it sends none */
      address: z.string().optional(),
    }),
  ),
});
