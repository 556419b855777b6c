import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../contract.ts';
import type { WireRequest } from './wire.ts';

/** whose key it is, as the gateway issued it */
export interface KnownKey {
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @param scope `<date>/<region>/<service>/aws4_request` */
export const signatureWith = (secret: string, scope: string, text: string): string => {
  const key = scope.split('/').reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`);
  return hmac(key, text).toString('hex');
};

export const sameSignature = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** `20261130T021500Z` as epoch milliseconds; NaN for anything else */
export const amzInstant = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

export const signatureMismatch = (): AwsError =>
  new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  );

/** the only characters a canonical request leaves as they are. Source: "Create a signed AWS API request", IAM user guide */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const queryOf = (request: WireRequest): string =>
  Object.entries(request.query)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .flatMap(([name, value]) => [value ?? ''].flat().map((one) => [encoded(name), encoded(one)] as const))
    .sort(([one, a], [other, b]) => (one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const one = (value: string | readonly string[] | null | undefined): string => (typeof value === 'string' ? value : '');
const longestLife = 7 * 86_400;

/**
 * What S3 refuses of an address that somebody signed: one that was changed or has expired. Undefined for one that holds. Source:
 * "Authenticating Requests: Using Query Parameters", Amazon S3 API reference.
 * @param now epoch milliseconds
 */
export function presignedFault(request: WireRequest, key: KnownKey, now: number): AwsError | undefined {
  const { query } = request;
  const [, ...scope] = one(query['X-Amz-Credential']).split('/');
  const date = one(query['X-Amz-Date']);
  const life = Number(one(query['X-Amz-Expires']));
  if (!(life >= 0 && life <= longestLife))
    return new AwsError(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  if (one(query['X-Amz-Security-Token']) !== key.sessionToken)
    return new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  const names = one(query['X-Amz-SignedHeaders']).split(';');
  const headers = names.map((name) => `${name}:${[request.headers[name] ?? ''].flat().join(',').trim()}\n`).join('');
  const path = request.path.split('/').map(decodeURIComponent).map(encoded).join('/');
  const canonical = [request.method, path, queryOf(request), headers, names.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), hex(canonical)].join('\n');
  if (!sameSignature(one(query['X-Amz-Signature']), signatureWith(key.secretAccessKey, scope.join('/'), text)))
    return signatureMismatch();
  const expires = amzInstant(date) + life * 1000;
  if (now <= expires) return undefined;
  const times = { Expires: new Date(expires).toISOString(), ServerTime: new Date(now).toISOString() };
  return new AwsError('AccessDenied', 'Request has expired', 403, { 'X-Amz-Expires': life, ...times });
}
