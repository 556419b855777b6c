import * as z from 'zod';
import { connectionState } from '../../../domain/connector/connection-state.ts';
import { outgoingMessage } from '../../../domain/connector/outgoing-message.ts';

/** every outside system, and what came of it so far */
export const answer = z.object({
  connections: z.array(
    connectionState.extend({
      id: z.string(),
      title: z.string(),
      /** present where we send to it, once a person has set it up */
      sends: z.literal(true).optional(),
      /** a test of it is seen by people there */
      seen: z.literal(true).optional(),
      /** what waits to be sent to it, fifty at most */
      waiting: z.array(outgoingMessage.pick({ title: true, merchantId: true, since: true, tries: true, failure: true })),
      /** where it sends its messages: a path of the API; absent where it sends none */
      address: z.string().optional(),
    }),
  ),
});
