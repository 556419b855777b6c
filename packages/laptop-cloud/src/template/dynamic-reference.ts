import { Unresolvable } from './intrinsics.ts';

/** `{{resolve:secretsmanager:secret-id:SecretString:json-key:version-stage:version-id}}`, everything after the id optional */
export interface SecretReference {
  readonly secretId: string;
  readonly jsonKey: string | undefined;
  readonly versionStage: string | undefined;
  readonly versionId: string | undefined;
}

const REFERENCE = /\{\{resolve:([^}]*)\}\}/g;
const SECRET = /^secretsmanager:(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+|[^:]+)(?::(.*))?$/s;

/** every text `{{resolve:…}}` in a value, at any depth */
export function dynamicReferences(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value.matchAll(REFERENCE)].map(([whole]) => whole);
  if (Array.isArray(value)) return value.flatMap(dynamicReferences);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(dynamicReferences) : [];
}

/**
 * Reads a dynamic reference.
 * @throws Unresolvable when it is malformed, or asks a service the laptop cloud does not have
 */
export function readReference(text: string): SecretReference {
  const body = text.slice('{{resolve:'.length, -'}}'.length);
  const [, secretId, rest = ''] = SECRET.exec(body) ?? [];
  if (secretId === undefined) {
    const service = body.split(':')[0] ?? '';
    const known = ['ssm', 'ssm-secure', 'secretsmanager'].includes(service);
    throw new Unresolvable(
      known && service !== 'secretsmanager'
        ? `${text} is read from Parameter Store, which the laptop cloud does not have.`
        : `${text} is not a dynamic reference: write {{resolve:secretsmanager:secret-id:SecretString:json-key}}.`,
    );
  }
  const [secretString = '', jsonKey = '', versionStage = '', versionId = '', ...more] = rest.split(':');
  if (!['', 'SecretString'].includes(secretString) || more.length > 0)
    throw new Unresolvable(`${text} is not a dynamic reference: after the secret comes SecretString, a key, a stage, a version.`);
  if (versionStage !== '' && versionId !== '')
    throw new Unresolvable(`${text} names a version stage and a version id: give one of them.`);
  const given = (part: string): string | undefined => (part === '' ? undefined : part);
  return { secretId, jsonKey: given(jsonKey), versionStage: given(versionStage), versionId: given(versionId) };
}

/** A value with every dynamic reference in it replaced by what `readSecret` gives. */
export async function resolveReferences(value: unknown, readSecret: (reference: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') {
    const values = new Map<string, string>();
    for (const reference of dynamicReferences(value)) values.set(reference, await readSecret(reference));
    return value.replaceAll(REFERENCE, (whole) => values.get(whole) ?? whole);
  }
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolveReferences(item, readSecret)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await resolveReferences(item, readSecret)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
