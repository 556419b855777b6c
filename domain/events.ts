import * as z from 'zod';
import { anyEnvelope } from './events/envelope.ts';
import { type InboundEvent, type InboundType, inboundEvent, inboundEvents } from './events/inbound.ts';
import { type OwnType, ownEnvelope, ownTypes } from './events/own.ts';
import { type Rejection, rejectionOf } from './events/rejection.ts';
import { json } from './json.ts';

const isInboundType = (type: string): type is InboundType => Object.hasOwn(inboundEvents, type);
export const inboundTypes: readonly InboundType[] = Object.keys(inboundEvents).filter(isInboundType);
export type EventType = InboundType | OwnType;
export const eventTypes: readonly EventType[] = [...inboundTypes, ...ownTypes];

/** schema of an event's whole envelope, by type */
export const envelopeSchema = (type: EventType): z.ZodType => (isInboundType(type) ? inboundEvents[type] : ownEnvelope(type));

export type Parsed = { readonly ok: true; readonly event: InboundEvent } | { readonly ok: false; readonly rejection: Rejection };

const tooDeep: Rejection = {
  code: 'nested_too_deeply',
  field: 'event',
  about: {},
};

/** reads an event from outside; what is wrong is told of the first wrong field. Never throws */
export const parseEvent = (raw: unknown): Parsed => {
  try {
    return readEvent(raw);
  } catch (error) {
    // thousands of brackets fit into an event, and more than the stack holds
    if (error instanceof RangeError) return { ok: false, rejection: tooDeep };
    throw error;
  }
};

const isReadable = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'data' in raw && json.safeParse(raw.data).success;
const unreadable = z.never({ error: 'data is not JSON' });

/** parses an event once; the envelope's own findings come first where something is wrong */
const readEvent = (raw: unknown): Parsed => {
  const parsed = isReadable(raw) ? inboundEvent.safeParse(raw) : unreadable.safeParse(raw);
  if (parsed.success) return { ok: true, event: parsed.data };
  const envelope = anyEnvelope.safeParse(raw);
  if (!envelope.success) return { ok: false, rejection: rejectionOf(envelope.error, raw) };
  if (!isInboundType(envelope.data.type)) {
    return {
      ok: false,
      rejection: {
        code: 'unknown_event_type',
        field: 'type',
        about: { type: envelope.data.type, types: [...inboundTypes] },
      },
    };
  }
  return { ok: false, rejection: rejectionOf(parsed.error, raw) };
};
