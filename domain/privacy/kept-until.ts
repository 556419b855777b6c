import type { PersonalKind } from '../model/erasure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RetainedKind, RetentionTime } from '../policy/retention-schema.ts';

const dayMs = 86_400_000;

/** how long a kind of data is kept in a country, and by which law */
export const retentionOf = ({ retention }: Pick<Policy, 'retention'>, kind: RetainedKind, country: string): RetentionTime => {
  const times: Readonly<Record<string, RetentionTime>> = retention[kind];
  const found = times[country] ?? times['default'];
  if (found === undefined) throw new RangeError(`retention.${kind} has no default`);
  return found;
};

/** the last instant of the calendar year an instant lies in (UTC) */
const yearEnd = (from: string): string => `${from.slice(0, 4)}-12-31T23:59:59.999Z`;

/** @param from ISO 8601 UTC: what the time counts from. @returns ISO 8601 UTC; the 29th of February becomes the 1st of March */
export const keptUntil = (from: string, { years = 0, days = 0, from: counts }: RetentionTime): string => {
  const until = new Date(counts === 'year_end' ? yearEnd(from) : from);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return new Date(until.getTime() + days * dayMs).toISOString();
};

/** the same as the table's TTL has it: whole seconds since 1970 */
export const expiresAt = (from: string, time: RetentionTime): number => Math.ceil(Date.parse(keptUntil(from, time)) / 1_000);

/** until when each kind of personal data of a merchant is kept, the first to go first. `ended`: when the relationship ended */
export const stagesOf = (policy: Pick<Policy, 'retention'>, country: string, ended: string) => {
  const kinds: readonly PersonalKind[] = ['contact', 'identification', 'accounting'];
  return kinds
    .map((data) => {
      const time = retentionOf(policy, data, country);
      return { data, until: keptUntil(ended, time), law: time.law };
    })
    .toSorted((one, other) => (one.until < other.until ? -1 : 1));
};
