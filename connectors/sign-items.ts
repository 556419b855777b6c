import { createHmac } from 'node:crypto';
import * as z from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const item = z.looseObject({
  pspReference: text.default(''),
  originalReference: text.default(''),
  merchantAccountCode: text.default(''),
  merchantReference: text.default(''),
  amount: z.looseObject({ value: text.default(''), currency: text.default('') }).prefault({}),
  eventCode: text.default(''),
  success: text.default(''),
  additionalData: z.looseObject({ hmacSignature: z.string().default('') }).prefault({}),
});
type Item = z.infer<typeof item>;
const message = z.looseObject({ notificationItems: z.array(z.looseObject({ NotificationRequestItem: item })).min(1) });

export interface SignedItem {
  /** its signed fields, in the order that is documented */
  readonly signed: string;
  readonly offered: Buffer;
}

const signedOf = ({ amount, ...one }: Item): string =>
  [
    ...[one.pspReference, one.originalReference, one.merchantAccountCode, one.merchantReference],
    ...[amount.value, amount.currency, one.eventCode, one.success],
  ].join(':');

/** the items of a message with what each offers; undefined where it has none. https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures/ */
export const itemsOf = (body: Uint8Array): readonly SignedItem[] | undefined => {
  try {
    const { notificationItems } = message.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return notificationItems.map(({ NotificationRequestItem: one }) => ({
      signed: signedOf(one),
      offered: Buffer.from(one.additionalData.hmacSignature, 'base64'),
    }));
  } catch {
    return undefined;
  }
};

/** the key is written in hex; one that is not signs nothing */
export const signatureOfItem = (key: string, signed: string): Buffer | undefined =>
  /^([0-9a-f]{2})+$/i.test(key) ? createHmac('sha256', Buffer.from(key, 'hex')).update(signed).digest() : undefined;

/** a message as its system sends it: each of its items with its signature */
export const signItems = (key: string, unsigned: unknown): unknown => {
  const { notificationItems, ...rest } = message.parse(unsigned);
  return {
    ...rest,
    notificationItems: notificationItems.map(({ NotificationRequestItem: one }) => ({
      NotificationRequestItem: {
        ...one,
        additionalData: { ...one.additionalData, hmacSignature: signatureOfItem(key, signedOf(one))?.toString('base64') },
      },
    })),
  };
};
