import * as z from 'zod';
import { sendingClosed } from '../../domain/nudge/send-window.ts';
import { anyInstant, country, timeZone } from '../../domain/values.ts';
import { outcome, playerOf } from './player.ts';
import { shippedPolicy } from './shipped-policy.ts';

/** Whether a message may go out to a merchant of a country at an instant, under the shipped policy. */
export const sendingPlayer = playerOf(
  z.strictObject({ country, timeZone, at: anyInstant }),
  z.strictObject({ window: z.enum(['open', 'closed']) }),
  ({ at, ...merchant }, expect) => {
    const closed = sendingClosed(shippedPolicy(), merchant, at);
    return outcome((closed === undefined ? 'open' : 'closed') === expect.window, closed ?? 'open');
  },
);
