import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { merchantId } from '../values.ts';

/** what the reader of a letter may do without signing in, and nothing else */
export const letterPurpose = z.enum(['stop_reminders', 'stop_alert', 'rate', 'object']);

const claims = z.object({
  purpose: letterPurpose,
  merchantId,
  /** which address the letter went to; says nothing to whom does not know the address and the secret */
  address: z.string().min(1),
  /** what is rated; empty for a purpose that is about nothing in particular */
  about: z.string(),
});
export type LetterClaims = z.infer<typeof claims>;

const mac = (secret: string, what: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`${what}\n${text}`).digest();
const signature = (secret: string, payload: string): Buffer => mac(secret, 'letter', payload).subarray(0, 18);

/** The mark of an address: 16 characters, the same however its letters are written. */
export const addressMark = (secret: string, address: string): string =>
  mac(secret, 'address', address.trim().toLowerCase()).toString('base64url').slice(0, 16);

/** A token for the link of a letter: signed with the stage's secret, letters, digits, `-`, `_` and one dot, no personal data inside. */
export const letterToken = (secret: string, { purpose, merchantId: id, address, about }: LetterClaims): string => {
  const payload = Buffer.from(JSON.stringify([purpose, id, address, about])).toString('base64url');
  return `${payload}.${signature(secret, payload).toString('base64url')}`;
};

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a token says; undefined when it was not signed with this secret, or was cut short on its way. */
export const readLetterToken = (secret: string, token: string): LetterClaims | undefined => {
  const [payload = '', given = '', ...more] = token.split('.');
  const [wanted, found] = [signature(secret, payload), Buffer.from(given, 'base64url')];
  if (more.length > 0 || found.length !== wanted.length || !timingSafeEqual(found, wanted)) return undefined;
  const parts = z
    .tuple([z.unknown(), z.unknown(), z.unknown(), z.unknown()])
    .safeParse(fromJson(Buffer.from(payload, 'base64url').toString()));
  if (!parts.success) return undefined;
  const [purpose, id, address, about] = parts.data;
  return claims.safeParse({ purpose, merchantId: id, address, about }).data;
};
