import type { Json } from '../domain/model/timeline-entry.ts';
import { lastFourDigits, maskBuyer, maskReference } from '../domain/text/mask-buyer.ts';

const isMap = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const masks: Readonly<Record<string, (text: string) => string | undefined>> = {
  customer: maskBuyer,
  card: lastFourDigits,
  reference: maskReference,
};
/** of what is no text nothing is kept: nobody knows what is in it */
const masked = (name: string, value: Json): Json => {
  const mask = masks[name];
  if (mask === undefined) return value;
  return typeof value === 'string' ? (mask(value) ?? null) : null;
};

/** A payment event as it may be kept: the buyer and the card masked as those of a payment that was taken in. Others stay as they are. */
export const withoutBuyers = (event: Json): Json => {
  if (!isMap(event) || !isMap(event['data'])) return event;
  const type = event['type'];
  if (typeof type !== 'string' || !type.startsWith('payment.')) return event;
  const data = Object.entries(event['data']).map(([name, value]) => [name, masked(name, value)] as const);
  return { ...event, data: Object.fromEntries(data) };
};
