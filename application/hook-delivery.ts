import * as z from 'zod';
import type { Delivery } from './delivery.ts';

const prefix = 'connector:';

const message = z.object({
  connector: z.string(),
  deliveryId: z.string(),
  signature: z.string(),
  receivedAt: z.string(),
  body: z.unknown(),
});
/** a message of an outside system that could not be turned into events, as the list of rejected events keeps it */
export type KeptMessage = z.infer<typeof message> & { readonly type: string };

/** a message as if the bus had brought it: the list of rejected events files it beside the events it refused */
export const hookDelivery = ({ type, ...kept }: KeptMessage): Delivery => ({
  id: `${kept.connector}-${kept.deliveryId}`.slice(0, 128),
  source: `${prefix}${kept.connector}`,
  type,
  time: kept.receivedAt,
  detail: kept,
});

/** the message of a kept delivery; undefined for an event of the bus */
export const keptMessage = (kept: { readonly source: string; readonly type: string; readonly detail: unknown }) => {
  if (!kept.source.startsWith(prefix)) return undefined;
  const parsed = message.safeParse(kept.detail);
  return parsed.success ? { ...parsed.data, type: kept.type } : undefined;
};
