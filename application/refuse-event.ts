import * as z from 'zod';
import { type Rejection, rejectionInEnglish } from '../domain/events/rejection.ts';
import type { RejectedEvents } from '../domain/ports.ts';
import type { Delivery } from './delivery.ts';
import type { Log } from './log.ts';
import { withoutAccountNumbers } from './without-account-numbers.ts';

const named = z.looseObject({ id: z.string().min(1).max(128) });
const typed = z.looseObject({ type: z.string().min(1) });

/** puts an event on the list of refused ones, with field and remedy; the table's stream tells of it. Twice is harmless */
export type Refuse = (delivery: Delivery, rejection: Rejection, merchantId?: string) => Promise<void>;

/** what replay needs to send it again, without account numbers */
const originalOf = ({ source, type, detail }: Delivery) => ({ source, type, detail: withoutAccountNumbers(detail) });

// half of a surrogate pair is no character, and no store keeps it
const wellFormed = (about: Rejection['about']) =>
  Object.fromEntries(
    Object.entries(about).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value.toWellFormed() : value] as const],
    ),
  );

export const refuseInto =
  (rejected: RejectedEvents, log: Log): Refuse =>
  async (delivery, rejection, merchantId) => {
    const { code, field, about } = rejection;
    const { message, remedy } = rejectionInEnglish(rejection);
    const id = named.safeParse(delivery.detail);
    const type = typed.safeParse(delivery.detail);
    const eventId = id.success ? id.data.id : delivery.id;
    await rejected.add({
      // half of a surrogate pair is what some are refused for, and no key
      id: eventId.toWellFormed(),
      at: delivery.time,
      type: type.success ? type.data.type.slice(0, 200).toWellFormed() : undefined,
      merchantId,
      code,
      field,
      about: wellFormed(about),
      message: message.toWellFormed(),
      remedy: remedy.toWellFormed(),
      original: originalOf(delivery),
    });
    log.warn('event.rejected', { deliveryId: delivery.id, merchantId, code, field });
  };

/** what a delivery that is no event at all is filed under: the message it came in */
export const unreadable = (messageId: string, body: string, now: string): Delivery => ({
  id: messageId,
  source: 'unknown',
  type: 'unknown',
  time: now,
  detail: body.slice(0, 50_000),
});
