import type { Incoming } from './connector.ts';
import type { Message } from './prove-message.ts';

/** the body of a message as JSON; its text where it is none */
export const bodyOf = (bytes: Uint8Array): unknown => {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const textAt = (body: unknown, field: string): string | undefined => {
  const value: unknown =
    typeof body === 'object' && body !== null && Object.hasOwn(body, field) ? Reflect.get(body, field) : undefined;
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
};

/** what a message is called by its system */
export const typeOf = ({ typeField }: Incoming, body: unknown): string => textAt(body, typeField) ?? 'unknown';

/** The id of a delivery, the same when it is sent again. A system that sends none has one that follows from what was signed. */
export const deliveryIdOf = (incoming: Incoming, message: Message, signature: string): string => {
  const { deliveryId } = incoming;
  const given = 'header' in deliveryId ? message.headers[deliveryId.header] : textAt(bodyOf(message.body), deliveryId.field);
  return given === undefined || given === '' ? signature : given;
};
