import * as z from 'zod';
import type { Delivery } from '../../../application/delivery.ts';
import type { WakeUp } from '../../../application/wake-runs.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { merchantId } from '../../../domain/values.ts';

/** nothing else of it is looked at */
const about = z.looseObject({ subject: merchantId });

/** something happened to a merchant: look whether one of its runs has news. What the event says is not even read */
export const handle =
  ({ wakeUp }: { readonly wakeUp: WakeUp }) =>
  async ({ detail }: Delivery): Promise<void> => {
    const news = about.safeParse(detail);
    if (!news.success) throw new InvalidInput('detail.subject', 'is not a merchantId; only events of ours may come here');
    await wakeUp(news.data.subject);
  };
