import type { Delivery } from '../../../application/delivery.ts';
import { confirmForgotten, type EraseNeeds, eraseMerchant } from '../../../application/erase-merchant.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { anyEnvelope } from '../../../domain/events/envelope.ts';
import { ownEventData } from '../../../domain/events/own.ts';
import { merchantId } from '../../../domain/values.ts';

/**
 * Erases what is due of a merchant; what is left when time runs out is told of again within the hour. A confirmation the table does not know
 * of comes from the archive of the bus, after the table was restored: it takes effect again.
 */
export const handle =
  (needs: EraseNeeds) =>
  async ({ detail }: Delivery): Promise<void> => {
    const envelope = anyEnvelope.safeParse(detail);
    const subject = merchantId.safeParse(envelope.data?.subject);
    if (!subject.success || envelope.data === undefined)
      throw new InvalidInput('subject', 'names no merchant; only events of an erasure lead here');
    const { type, data, time: at, reason = type } = envelope.data;
    if (type === 'erasure.confirmed.v1') {
      const { by } = ownEventData[type].parse(data);
      if (!(await confirmForgotten(needs, subject.data, { by, at, reason }))) return;
    }
    await eraseMerchant(needs, subject.data);
  };
