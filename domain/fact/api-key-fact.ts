import type { ApiKey } from '../model/api-key.ts';
import type { Merchant } from '../model/merchant.ts';
import { type Effect, type Fact, refused, stale } from './fact.ts';

/** they are read at every step: of a merchant that changes its keys each week those that ended first are let go */
const mostKept = 20;
const endOf = ({ endsAt }: ApiKey): string => endsAt ?? '9999';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const kept = (keys: readonly ApiKey[]): ApiKey[] => {
  const letGo = keys.toSorted((a, b) => compare(endOf(a), endOf(b))).slice(0, Math.max(0, keys.length - mostKept));
  return keys.filter((one) => !letGo.includes(one));
};
const taken = (merchant: Merchant, keys: readonly ApiKey[]): Effect => ({
  kind: 'takes',
  puts: [{ ...merchant, apiKeys: kept(keys) }],
});

/** The company's system made a key. The one it replaces works until it is told to end, or ends at once. */
export const apiKeyIssuedFact = ({ event, snapshot: { merchant } }: Fact<'api-key.issued.v1'>): Effect => {
  const { keyId, prefix, name, scopes, issuedAt, replaces, replacedEndsAt } = event.data;
  const known = merchant.apiKeys ?? [];
  if (known.some((one) => one.keyId === keyId)) return stale('key_known');
  const before = known.map((one) => (one.keyId === replaces ? { ...one, endsAt: replacedEndsAt ?? issuedAt } : one));
  return taken(merchant, [...before, { keyId, prefix, scopes, issuedAt, ...(name !== undefined && { name }) }]);
};

/** The company's system ended a key, or named the instant at which it will. The latest word counts. */
export const apiKeyEndedFact = ({ event, snapshot: { merchant } }: Fact<'api-key.ended.v1'>): Effect => {
  const { keyId, endsAt } = event.data;
  const known = merchant.apiKeys ?? [];
  if (!known.some((one) => one.keyId === keyId))
    return refused({ code: 'api_key_unknown', field: 'data.keyId', about: { keyId } });
  return taken(
    merchant,
    known.map((one) => (one.keyId === keyId ? { ...one, endsAt } : one)),
  );
};
