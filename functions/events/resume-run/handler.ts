import type { Delivery } from '../../../application/delivery.ts';
import type { WakeUp } from '../../../application/wake-runs.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { anyEnvelope } from '../../../domain/events/envelope.ts';
import { merchantId } from '../../../domain/values.ts';

/** something happened to a merchant: look whether one of its runs has news. What the event says is not even read */
export const handle =
  ({ wakeUp }: { readonly wakeUp: WakeUp }) =>
  async ({ detail }: Delivery): Promise<void> => {
    const envelope = anyEnvelope.safeParse(detail);
    const subject = merchantId.safeParse(envelope.data?.subject);
    if (!subject.success) throw new InvalidInput('detail.subject', 'is not a merchantId; only events of ours may come here');
    await wakeUp(subject.data);
  };
