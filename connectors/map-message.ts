import * as z from 'zod';
import type { Rejection } from '../domain/events/rejection.ts';
import { parseEvent } from '../domain/events.ts';
import { json } from '../domain/json.ts';
import type { OutgoingEvent } from '../domain/ports.ts';
import type { Incoming } from './connector.ts';
import { evaluate } from './evaluate.ts';

/** a message of which we know who sent it */
export interface KnownMessage {
  readonly type: string;
  readonly body: unknown;
  readonly deliveryId: string;
  /** names what was signed: ids of events follow from it, whatever id a sender gives the delivery */
  readonly signature: string;
  /** ISO 8601 UTC */
  readonly receivedAt: string;
}

export type Mapped =
  | { readonly kind: 'events'; readonly events: readonly OutgoingEvent[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

const made = z.looseObject({ type: z.string(), id: z.string().optional(), source: z.string().optional() });
/** the bus source of our own events: nobody outside speaks under it */
const ours = 'firstsale';

const whyOf = (error: unknown): string => {
  const message: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined;
  return typeof message === 'string' ? message.slice(0, 300) : 'the mapping failed';
};

const notMapped = (connector: string, type: string, why: string): Mapped => ({
  kind: 'rejected',
  rejection: { code: 'message_not_mapped', field: 'body', about: { connector, type, why } },
});

const envelopeOf = (connector: string, incoming: Incoming, message: KnownMessage, found: unknown, at: number): unknown => {
  const one = made.safeParse(found);
  if (!one.success) return found;
  const source = incoming.source === 'named' ? one.data.source : incoming.source;
  const id = one.data.id ?? `${connector}-${message.signature.slice(0, 40)}${at === 0 ? '' : `-${at}`}`;
  return { ...one.data, specversion: '1.0', id, source };
};

/**
 * The events a message becomes, each checked as the bus's consumers will check it; one that is wrong holds back all of its message, so
 * that a replay is whole. Never throws.
 */
export const mapMessage = async (connector: string, incoming: Incoming, message: KnownMessage): Promise<Mapped> => {
  const { type, body, deliveryId, receivedAt } = message;
  const mapping = Object.hasOwn(incoming.messages, type) ? incoming.messages[type] : incoming.messages['*'];
  if (mapping === undefined) return notMapped(connector, type, `there is no mapping of ${type}`);
  let found: unknown;
  try {
    found = (await evaluate(mapping, { body, type, deliveryId, receivedAt })) ?? [];
  } catch (error) {
    return notMapped(connector, type, whyOf(error));
  }
  const events: OutgoingEvent[] = [];
  for (const [at, one] of (Array.isArray(found) ? found : [found]).entries()) {
    const envelope = envelopeOf(connector, incoming, message, one, at);
    const parsed = parseEvent(envelope);
    if (!parsed.ok) return { kind: 'rejected', rejection: parsed.rejection };
    const { source, type: told } = parsed.event;
    if (source === ours) return notMapped(connector, type, `source is ${ours}, under which nobody outside may speak`);
    events.push({ source, type: told, detail: json.parse(envelope) });
  }
  return { kind: 'events', events };
};
