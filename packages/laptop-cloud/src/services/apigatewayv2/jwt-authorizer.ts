import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Kernel } from '../../contract.ts';
import { userPoolsOf } from '../cognito/cognito-service.ts';

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** `$request.header.Authorization` or `$request.querystring.token`, the first that is there */
  readonly identitySources: readonly string[];
}

export type Verdict =
  | { readonly kind: 'allowed'; readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null }
  | { readonly kind: 'unauthorized'; readonly reason: string }
  | { readonly kind: 'forbidden' };

const remoteKeys = new Map<string, JWTVerifyGetKey>();

/** a pool of this laptop has its keys here; any other issuer is asked for them */
async function keysOf(kernel: Kernel, issuer: string): Promise<JWTVerifyGetKey> {
  const pools = userPoolsOf(kernel);
  if (pools?.knows(issuer)) return createLocalJWKSet(await pools.jwks());
  const known = remoteKeys.get(issuer);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(`${issuer.replace(/\/$/, '')}/.well-known/jwks.json`));
  remoteKeys.set(issuer, keys);
  return keys;
}

/** claims as an HTTP API hands them on: text, lists in brackets, objects as a map in brackets */
const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  if (value === null) return '<nil>';
  if (typeof value !== 'object') return String(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${members.map(([name, item]) => `${name}:${claimText(item)}`).join(' ')}]`;
};

/** a claim that is null is not there */
const claimsOf = (payload: JWTPayload): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, claimText(value)]),
  );

const scopesOf = (payload: JWTPayload): string[] => {
  const scope = payload.scope ?? payload.scp;
  if (Array.isArray(scope)) return scope.map(String);
  return typeof scope === 'string' ? scope.split(' ') : [];
};

const audienceFits = (payload: JWTPayload, audience: readonly string[]): boolean => {
  const given = payload.aud ?? payload.client_id;
  const all = Array.isArray(given) ? given : [given];
  return all.some((one) => typeof one === 'string' && audience.includes(one));
};

/** Checks signature, issuer, audience (or client_id), times on the virtual clock, and the route's scopes. */
export async function checkToken(
  kernel: Kernel,
  authorizer: JwtAuthorizer,
  token: string | undefined,
  scopes: readonly string[],
): Promise<Verdict> {
  if (token === undefined || token === '') return { kind: 'unauthorized', reason: '' };
  const text = token.replace(/^Bearer\s+/i, '');
  try {
    const keys = await keysOf(kernel, authorizer.issuer);
    const options = {
      issuer: authorizer.issuer,
      algorithms: ['RS256', 'RS384', 'RS512'],
      currentDate: new Date(kernel.now()),
      requiredClaims: ['exp'],
    };
    const { payload } = await jwtVerify(text, keys, options);
    if (payload.iat !== undefined && payload.iat * 1000 > kernel.now())
      return { kind: 'unauthorized', reason: 'the token was issued in the future' };
    if (!audienceFits(payload, authorizer.audience))
      return { kind: 'unauthorized', reason: 'the token does not have a valid audience' };
    if (scopes.length > 0 && !scopesOf(payload).some((scope) => scopes.includes(scope))) return { kind: 'forbidden' };
    return { kind: 'allowed', claims: claimsOf(payload), scopes: scopes.length > 0 ? scopes : null };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { kind: 'unauthorized', reason: 'the token has expired' };
    if (error instanceof errors.JOSEError) return { kind: 'unauthorized', reason: error.message };
    throw error;
  }
}
