/**
 * What the test button sends through the door. No system sends these bytes: whoever can sign them knows the secret, and learns only that it is right.
 */
const text = '{"firstsale":"test of the connection"}';

export const testMessage: Uint8Array = new TextEncoder().encode(text);
export const testMessageText = text;

/** whether it is a test of ours: it is answered, and becomes no event */
export const isTestMessage = (body: Uint8Array): boolean => Buffer.compare(body, testMessage) === 0;
