import type { Delivery } from '../../../application/delivery.ts';
import { confirmedBefore, type EraseNeeds, eraseMerchant } from '../../../application/erase-merchant.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { anyEnvelope } from '../../../domain/events/envelope.ts';
import { ownEventData } from '../../../domain/events/own.ts';
import { merchantId } from '../../../domain/values.ts';

/**
 * Erases what is due of a merchant; what is left when time runs out is told of again within the hour. A confirmation the table does not know
 * of comes from the archive of the bus, after the table was restored: it holds again.
 */
export const handle =
  (needs: EraseNeeds) =>
  async ({ detail }: Delivery): Promise<void> => {
    const envelope = anyEnvelope.safeParse(detail);
    const subject = merchantId.safeParse(envelope.data?.subject);
    if (!subject.success || envelope.data === undefined)
      throw new InvalidInput('subject', 'names no merchant; only events of an erasure lead here');
    const { type, data, time: at, reason } = envelope.data;
    const confirmed = type === 'erasure.confirmed.v1' ? ownEventData['erasure.confirmed.v1'].parse(data) : undefined;
    if (confirmed !== undefined && !(await confirmedBefore(needs, subject.data, { ...confirmed, at, reason }))) return;
    await eraseMerchant(needs, subject.data);
  };
