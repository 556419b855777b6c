import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Proof } from './connector.ts';

/** milliseconds between what a message says of its time and ours, before or after */
const freshFor = 5 * 60_000;

export interface Message {
  /** names in small letters, as the gateway hands them over */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export type Proven =
  /** `signature` is the one found right, in letters only, because hex may look like an account number: equal messages have equal ones */
  | { readonly kind: 'proven'; readonly signature: string }
  | { readonly kind: 'refused'; readonly reason: 'missing' | 'invalid' }
  | { readonly kind: 'refused'; readonly reason: 'stale'; readonly signedAt: string };

/** what a header says was signed, when, and the signatures it offers, as bytes */
interface Claim {
  readonly stamp: string;
  /** epoch ms; undefined where the scheme signs no time, NaN where the text is none */
  readonly at: number | undefined;
  readonly offered: readonly Buffer[];
}

const hex = (text: string): Buffer => Buffer.from(/^([0-9a-f]{2})+$/i.test(text) ? text : '', 'hex');

const stamped = (header: string): Claim => {
  const parts = header.split(',').map((part) => {
    const [key = '', ...value] = part.trim().split('=');
    return [key, value.join('=')] as const;
  });
  const stamp = parts.find(([key]) => key === 't')?.[1] ?? '';
  const at = /^\d{1,12}$/.test(stamp) ? Number(stamp) * 1000 : Number.NaN;
  return { stamp: `${stamp}.`, at, offered: parts.filter(([key]) => key === 'v1').map(([, value]) => hex(value)) };
};

const claimOf = (proof: Proof, headers: Message['headers']): Claim | undefined => {
  const header = headers[proof.header];
  if (header === undefined || header === '') return undefined;
  switch (proof.scheme) {
    case 'stamped-hex':
      return stamped(header);
    case 'stamped-base64': {
      const stamp = headers[proof.timestampHeader];
      if (stamp === undefined || stamp === '') return undefined;
      return { stamp, at: Date.parse(stamp), offered: [Buffer.from(header, 'base64')] };
    }
    case 'body-hex': {
      const [algorithm, value = ''] = header.split('=');
      return { stamp: '', at: undefined, offered: algorithm === 'sha256' ? [hex(value)] : [] };
    }
  }
};

/** the bytes a system signs with one of its secrets */
export const signatureOf = (secret: string, stamp: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(stamp).update(body).digest();

/** every pair is compared, in a time that does not depend on where two differ */
const rightAmong = (offered: readonly Buffer[], expected: readonly Buffer[]): Buffer | undefined => {
  let right: Buffer | undefined;
  for (const one of offered)
    for (const wanted of expected) if (one.length === wanted.length && timingSafeEqual(one, wanted)) right = wanted;
  return right;
};

/**
 * Whether a message is from who it says, over its raw bytes, and fresh where its scheme signs a time. A stale message is told so only when
 * its signature is right: nobody learns our clock by guessing.
 * @param secrets those that are valid: two while one is rotated
 * @param now epoch ms
 */
export const proveMessage = (proof: Proof, message: Message, secrets: readonly string[], now: number): Proven => {
  const claim = claimOf(proof, message.headers);
  if (claim === undefined) return { kind: 'refused', reason: 'missing' };
  const expected = secrets.filter((secret) => secret !== '').map((secret) => signatureOf(secret, claim.stamp, message.body));
  const right = rightAmong(claim.offered, expected);
  if (right === undefined || Number.isNaN(claim.at)) return { kind: 'refused', reason: 'invalid' };
  if (claim.at !== undefined && Math.abs(now - claim.at) > freshFor)
    return { kind: 'refused', reason: 'stale', signedAt: new Date(claim.at).toISOString() };
  return { kind: 'proven', signature: right.toString('hex').replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit))) };
};
