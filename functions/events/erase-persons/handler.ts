import type { Delivery } from '../../../application/delivery.ts';
import { type EraseNeeds, eraseMerchant } from '../../../application/erase-merchant.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { anyEnvelope } from '../../../domain/events/envelope.ts';
import { merchantId } from '../../../domain/values.ts';

/** erases what is due of a merchant; what is left when time runs out is told of again within the hour */
export const handle =
  (needs: EraseNeeds) =>
  async ({ detail }: Delivery): Promise<void> => {
    const envelope = anyEnvelope.safeParse(detail);
    const subject = merchantId.safeParse(envelope.data?.subject);
    if (!subject.success) throw new InvalidInput('subject', 'names no merchant; only events of an erasure lead here');
    await eraseMerchant(needs, subject.data);
  };
