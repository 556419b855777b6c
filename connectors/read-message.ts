import type { Incoming } from './connector.ts';
import type { Message } from './prove-message.ts';

/** the body of a message as JSON, or the fields of a form; its text where it is neither */
export const bodyOf = (bytes: Uint8Array): unknown => {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return /^\w+=[^=&\s]*(&\w+=[^=&\s]*)*$/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : text;
  }
};

const fieldOf = (body: unknown, field: string): unknown =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, field) ? Reflect.get(body, field) : undefined;

/** `a.b` is the field b of the field a; a number is its text */
const textAt = (body: unknown, path: string): string | undefined => {
  const value = path.split('.').reduce(fieldOf, body);
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 200) : undefined;
};

/** what a message is called by its system */
export const typeOf = ({ typeField }: Incoming, body: unknown): string => textAt(body, typeField) ?? 'unknown';

/** whether a hint names something that may be there */
export const namesSomething = ({ reads }: Incoming, body: Uint8Array): boolean =>
  reads === undefined || reads.named.test(textAt(bodyOf(body), reads.field) ?? '');

/** The id of a delivery, the same when it is sent again. A system that sends none has one that follows from what was signed. */
export const deliveryIdOf = (incoming: Incoming, message: Message, signature: string): string => {
  const { deliveryId } = incoming;
  if ('header' in deliveryId) return message.headers[deliveryId.header] || signature;
  const body = bodyOf(message.body);
  const fields = 'field' in deliveryId ? [deliveryId.field] : deliveryId.fields;
  const values = fields.flatMap((field) => textAt(body, field) ?? []);
  return values.length === fields.length ? values.join('/') : signature;
};
