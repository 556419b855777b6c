import * as z from 'zod';
import { contentHash, textDigest } from '../domain/content-hash.ts';
import { type Rejection, rejectionInEnglish } from '../domain/events/rejection.ts';
import type { Clock, PolicyReader, RejectedEvents } from '../domain/ports.ts';
import { keptUntil, retentionOf } from '../domain/privacy/kept-until.ts';
import type { Delivery } from './delivery.ts';
import type { Log } from './log.ts';
import { cut, withoutAccountNumbers } from './without-account-numbers.ts';
import { withoutBuyers } from './without-buyers.ts';

const named = z.looseObject({ id: z.string().min(1).max(128) });
const typed = z.looseObject({ type: z.string().min(1) });

/** puts an event on the list of rejected events, with field and remedy; the table's stream publishes it. Twice is harmless */
export type Refuse = (delivery: Delivery, rejection: Rejection, merchantId?: string) => Promise<void>;

/** characters of an event that are kept: with its findings it must fit into one item of the table, of 400 KB, whatever its letters */
const longestKept = 90_000;

/** what replay needs to send it again, without account numbers; of one too large to be kept its beginning, size and hash */
const originalOf = ({ source, type, detail }: Delivery) => {
  const kept = withoutBuyers(withoutAccountNumbers(detail));
  const text = JSON.stringify(kept);
  if (text.length <= longestKept) return { source, type, detail: kept };
  const beginning = text.slice(0, longestKept).toWellFormed();
  return { source, type, detail: { [cut]: { beginning, characters: text.length, sha256: contentHash(kept) } } };
};

/** of a merchant that is restricted nothing is kept but that there was something */
const withoutContent = ({ source, type, detail }: Delivery) => {
  const kept = withoutAccountNumbers(detail);
  return { source, type, detail: { [cut]: { characters: JSON.stringify(kept).length, sha256: contentHash(kept) } } };
};

// half of a surrogate pair is no character, and no store keeps it
const wellFormed = (about: Rejection['about']) =>
  Object.fromEntries(
    Object.entries(about).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value.toWellFormed() : value] as const],
    ),
  );

/** ms: a delivery is tried again for so long, and its repeat must find the row of the first */
const tried = 24 * 3_600_000;
/**
 * When an event was received: the bus has the sender's word for its time, which may be years away. Within a day it is believed, so that what is delivered
 * twice is filed once; beyond it our own clock counts.
 */
const receivedAt = ({ time }: Delivery, now: string): string =>
  Math.abs(Date.parse(now) - Date.parse(time)) <= tried ? time : now;

export const refuseInto =
  (rejected: RejectedEvents, log: Log, clock: Clock, policies: Pick<PolicyReader, 'active'>): Refuse =>
  async (delivery, rejection, merchantId) => {
    const { code, field, about } = rejection;
    const { message, remedy } = rejectionInEnglish(rejection);
    const id = named.safeParse(delivery.detail);
    const type = typed.safeParse(delivery.detail);
    // half of a surrogate pair is what some are refused for, and no key
    const eventId = (id.success ? id.data.id : delivery.id).toWellFormed();
    const original = rejection.code === 'merchant_restricted' ? withoutContent(delivery) : originalOf(delivery);
    const at = receivedAt(delivery, clock.now());
    const until = keptUntil(at, retentionOf(await policies.active(), 'rejected_event', 'default'));
    const row = {
      id: eventId,
      content: textDigest(JSON.stringify(original)),
      at,
      type: type.success ? type.data.type.slice(0, 200).toWellFormed() : undefined,
      merchantId,
      code,
      field,
      about: wellFormed(about),
      message: message.toWellFormed(),
      remedy: remedy.toWellFormed(),
      original,
    };
    await rejected.add(row, until);
    log.warn('event.rejected', { deliveryId: delivery.id, merchantId, code, field });
  };

/** a message that is not an event is filed under its own id */
export const unreadable = (messageId: string, body: string, now: string): Delivery => ({
  id: messageId,
  source: 'unknown',
  type: 'unknown',
  time: now,
  detail: body.slice(0, 50_000),
});
