import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Proof } from './connector.ts';
import { itemsOf, signatureOfItem } from './sign-items.ts';
import { isTestMessage } from './test-message.ts';

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
  readonly algorithm?: string | undefined;
}

/** the schemes that put a signature into a header */
export type HeaderProof = Exclude<Proof, { scheme: 'signed-items' | 'token' | 'unproven' }>;
/** a test of ours is signed in this header where the system's own scheme has none: as `bare-hex` */
export const testProof = { scheme: 'bare-hex', header: 'x-firstsale-test' } as const;

/** as Sumsub names them; its SHA-1 is not taken any more */
const algorithms: ReadonlyMap<string, string> = new Map([
  ['HMAC_SHA256_HEX', 'sha256'],
  ['HMAC_SHA512_HEX', 'sha512'],
]);

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

const claimOf = (proof: HeaderProof, headers: Message['headers']): Claim | undefined => {
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
    case 'bare-hex': {
      const named = proof.algorithmHeader === undefined ? undefined : headers[proof.algorithmHeader];
      const algorithm = algorithms.get(named ?? 'HMAC_SHA256_HEX');
      return { stamp: '', at: undefined, offered: algorithm === undefined ? [] : [hex(header)], algorithm };
    }
  }
};

/** the bytes a system signs with one of its secrets */
export const signatureOf = (secret: string, stamp: string, body: Uint8Array, algorithm = 'sha256'): Buffer =>
  createHmac(algorithm, secret).update(stamp).update(body).digest();

/** every pair is compared, in a time that does not depend on where two differ */
const rightAmong = (offered: readonly Buffer[], expected: readonly Buffer[]): Buffer | undefined => {
  let right: Buffer | undefined;
  for (const one of offered)
    for (const wanted of expected) if (one.length === wanted.length && timingSafeEqual(one, wanted)) right = wanted;
  return right;
};

const inLetters = (signature: Buffer): string =>
  signature.toString('hex').replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

/** by what each item signs: one that is not right refuses all of the message */
const proveItems = (body: Uint8Array, secrets: readonly string[]): Proven => {
  const items = itemsOf(body);
  if (items === undefined) return { kind: 'refused', reason: 'missing' };
  const right = items.map(({ signed, offered }) =>
    rightAmong(
      [offered],
      secrets.flatMap((secret) => signatureOfItem(secret, signed) ?? []),
    ),
  );
  if (right.includes(undefined)) return { kind: 'refused', reason: 'invalid' };
  const all = Buffer.concat(right.flatMap((one) => one ?? []));
  return { kind: 'proven', signature: inLetters(signatureOf('items', '', all)) };
};

/** digests are compared, because they are of one length */
const proveToken = (given: string | undefined, body: Uint8Array, secrets: readonly string[]): Proven => {
  if (given === undefined || given === '') return { kind: 'refused', reason: 'missing' };
  const digest = (text: string): Buffer => signatureOf('token', text, new Uint8Array());
  if (rightAmong([digest(given)], secrets.filter((secret) => secret !== '').map(digest)) === undefined)
    return { kind: 'refused', reason: 'invalid' };
  return { kind: 'proven', signature: inLetters(signatureOf('hint', '', body)) };
};

/**
 * Whether a message is from who it says, over its raw bytes, and fresh where its scheme signs a time. A stale message is told so only when
 * its signature is right: nobody learns our clock by guessing.
 * @param secrets those that are valid: two while one is rotated
 * @param now epoch ms
 */
export const proveMessage = (proof: Proof, message: Message, secrets: readonly string[], now: number): Proven => {
  const { headers, body } = message;
  const itsOwn = proof.scheme === 'signed-items' || proof.scheme === 'unproven';
  if (itsOwn && !isTestMessage(body))
    return proof.scheme === 'signed-items'
      ? proveItems(body, secrets)
      : { kind: 'proven', signature: inLetters(signatureOf('hint', '', body)) };
  if (proof.scheme === 'token') return proveToken(headers[proof.header], body, secrets);
  const claim = claimOf(itsOwn ? testProof : proof, headers);
  if (claim === undefined) return { kind: 'refused', reason: 'missing' };
  const expected = secrets
    .filter((secret) => secret !== '')
    .map((secret) => signatureOf(secret, claim.stamp, body, claim.algorithm));
  const right = rightAmong(claim.offered, expected);
  if (right === undefined || Number.isNaN(claim.at)) return { kind: 'refused', reason: 'invalid' };
  if (claim.at !== undefined && Math.abs(now - claim.at) > freshFor)
    return { kind: 'refused', reason: 'stale', signedAt: new Date(claim.at).toISOString() };
  return { kind: 'proven', signature: inLetters(right) };
};
