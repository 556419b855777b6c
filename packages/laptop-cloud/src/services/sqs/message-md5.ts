import { createHash } from 'node:crypto';

/** `StringValue` or `BinaryValue` with its declared type; lists are refused by SQS itself */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

/** the digest clients check against what they sent. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const hash = createHash('md5');
  const put = (bytes: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    put(Buffer.from(name));
    put(Buffer.from(attribute.DataType));
    const binary = attribute.BinaryValue !== undefined;
    hash.update(Uint8Array.of(binary ? 2 : 1));
    put(attribute.BinaryValue ?? Buffer.from(attribute.StringValue ?? ''));
  }
  return hash.digest('hex');
}

/** bytes that count against the message size limit: body, and each attribute's name, type and value */
export function messageBytes(body: string, attributes: MessageAttributes): number {
  let bytes = Buffer.byteLength(body);
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes))
    bytes +=
      Buffer.byteLength(name) + Buffer.byteLength(DataType) + (BinaryValue?.length ?? Buffer.byteLength(StringValue ?? ''));
  return bytes;
}
