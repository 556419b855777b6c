import { z } from 'zod';
import { AwsError } from '../../contract.ts';

const Condition = z.union([
  z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.record(z.string(), z.string()),
]);
const Policy = z.object({ expiration: z.string(), conditions: z.array(Condition) });
type Condition = z.infer<typeof Condition>;

const refused = (why: string): AwsError => new AwsError('AccessDenied', `Invalid according to Policy: ${why}`, 403);

/** @throws AwsError InvalidPolicyDocument */
export function readPolicy(encoded: string): z.infer<typeof Policy> {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    throw new AwsError('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
  const read = Policy.safeParse(document);
  if (!read.success)
    throw new AwsError(
      'InvalidPolicyDocument',
      `Invalid Policy: Invalid '${String(read.error.issues[0]?.path[0] ?? 'policy')}'.`,
    );
  if (Number.isNaN(Date.parse(read.data.expiration)))
    throw new AwsError('InvalidPolicyDocument', "Invalid Policy: Invalid 'expiration' value.");
  return read.data;
}

/** one comparison as the policy has it, its field in lower case; undefined for a range of lengths */
const comparisonOf = (condition: Condition): { kind: string; field: string; value: string; as: string }[] => {
  if (!Array.isArray(condition))
    return Object.entries(condition).map(([field, value]) => ({
      ...{ kind: 'eq', field: field.toLowerCase(), value },
      as: JSON.stringify(['eq', `$${field}`, value]),
    }));
  const [kind, field, value] = condition;
  if (kind === 'content-length-range') return [];
  return [{ kind, field: field.replace(/^\$/, '').toLowerCase(), value: String(value), as: JSON.stringify(condition) }];
};

/** never asked for by a policy. Source: "POST Policy", Amazon S3 API reference */
const needsNone = (field: string): boolean =>
  ['x-amz-signature', 'file', 'policy', 'awsaccesskeyid', 'signature'].includes(field) || field.startsWith('x-ignore-');

/**
 * Holds a form against its policy: every condition, and no field that none speaks of.
 * @param fields by name in lower case, `bucket` among them
 * @param now epoch milliseconds
 * @throws AwsError AccessDenied, EntityTooLarge, EntityTooSmall
 */
export function holdAgainst(encoded: string, fields: ReadonlyMap<string, string>, size: number, now: number): void {
  const { expiration, conditions } = readPolicy(encoded);
  if (Date.parse(expiration) <= now) throw refused('Policy expired.');
  const comparisons = conditions.flatMap(comparisonOf);
  for (const { kind, field, value, as } of comparisons) {
    const given = fields.get(field) ?? '';
    if (kind === 'eq' ? given !== value : !given.startsWith(value)) throw refused(`Policy Condition failed: ${as}`);
  }
  const spokenOf = new Set(comparisons.map(({ field }) => field));
  const extra = [...fields.keys()].find((field) => field !== 'bucket' && !spokenOf.has(field) && !needsNone(field));
  if (extra !== undefined) throw refused(`Extra input fields: ${extra}`);
  for (const condition of conditions) {
    if (!Array.isArray(condition) || condition[0] !== 'content-length-range') continue;
    const [, least, most] = condition;
    if (size > most)
      throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
        ...{ ProposedSize: size, MaxSizeAllowed: most },
      });
    if (size < least)
      throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
        ...{ ProposedSize: size, MinSizeAllowed: least },
      });
  }
}
