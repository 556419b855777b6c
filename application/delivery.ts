import * as z from 'zod';
import { anyInstant } from '../domain/values.ts';

const busEvent = z.looseObject({
  id: z.string().min(1).max(128),
  source: z.string(),
  'detail-type': z.string(),
  time: anyInstant,
  detail: z.unknown(),
});

/** one event as the bus delivers it; `detail` is untouched: whoever takes it in parses it, because a bad one belongs on the rejected list */
export interface Delivery {
  /** the bus's own id: the same at every redelivery */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** when the bus took it, ISO 8601 UTC with milliseconds: the same at every redelivery */
  readonly time: string;
  readonly detail: unknown;
}

/** reads the bus's own wrapping; undefined when it is none */
export const readDelivery = (raw: unknown): Delivery | undefined => {
  const parsed = busEvent.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, source, 'detail-type': type, time, detail } = parsed.data;
  return { id, source, type, time, detail };
};

/** reads the bus's wrapping from the text of a queue message; undefined when it is none */
export const readDeliveryText = (text: string): Delivery | undefined => {
  try {
    return readDelivery(JSON.parse(text));
  } catch {
    return undefined;
  }
};
