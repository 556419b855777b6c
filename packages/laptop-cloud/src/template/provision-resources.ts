import * as z from 'zod';
import { AwsError, type Identity, type Resource, type ResourceType } from '../contract.ts';
import { dynamicReferences, readReference, resolveReferences } from './dynamic-reference.ts';
import { Unresolvable } from './intrinsics.ts';

interface Planned {
  readonly resource: Resource;
  readonly identity: Identity;
  readonly type: ResourceType;
}
type Call = (service: string, action: string, input: unknown) => Promise<unknown>;

/** a resource its service refuses; the message names stack and resource, the cause is the service's own error */
export class RefusedResource extends Error {
  override readonly name = 'RefusedResource';
}

// errors without a name of their own do not say which resource they mean
const UNNAMED: ReadonlySet<string> = new Set(['Error', 'SyntaxError', 'TypeError', 'RangeError', 'ZodError', 'Unresolvable']);
const saysWhere = (error: unknown): boolean => error instanceof Error && !(error instanceof AwsError) && !UNNAMED.has(error.name);

const secretValue = z.object({ SecretString: z.string().optional() });

/**
 * Brings resources into being in the order given, dynamic references in their properties resolved first.
 * @param call asks a service as the account's administrator
 * @throws RefusedResource at the first one refused, as a deployment stops there
 */
export async function provisionResources(planned: readonly Planned[], call: Call): Promise<void> {
  for (const { type, resource, identity } of planned)
    try {
      await type.provision(await withoutReferences(resource, call), identity);
    } catch (error) {
      if (saysWhere(error)) throw error;
      const path = resource.path === undefined ? '' : ` (${resource.path})`;
      throw new RefusedResource(
        `${resource.stack} / ${resource.logicalId}${path}, ${resource.type}: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
}

async function withoutReferences(resource: Resource, call: Call): Promise<Resource> {
  if (dynamicReferences(resource.properties).length === 0) return resource;
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(resource.properties))
    properties[name] = await resolveReferences(value, (reference) => readSecret(reference, call));
  return { ...resource, properties };
}

async function readSecret(reference: string, call: Call): Promise<string> {
  const { secretId, jsonKey, versionStage, versionId } = readReference(reference);
  const input = {
    SecretId: secretId,
    ...(versionStage !== undefined && { VersionStage: versionStage }),
    ...(versionId !== undefined && { VersionId: versionId }),
  };
  const answer = await call('secretsmanager', 'GetSecretValue', input).catch((error: unknown) => {
    throw error instanceof AwsError ? new Unresolvable(`${reference} cannot be resolved: ${error.message}`) : error;
  });
  const { SecretString } = secretValue.parse(answer);
  if (SecretString === undefined) throw new Unresolvable(`${reference} cannot be resolved: the secret ${secretId} is binary.`);
  return jsonKey === undefined ? SecretString : valueUnder(jsonKey, SecretString, reference);
}

function valueUnder(key: string, text: string, reference: string): string {
  const { data } = z.record(z.string(), z.unknown()).safeParse(parsed(text));
  const value = data !== undefined && Object.hasOwn(data, key) ? data[key] : undefined;
  if (data === undefined) throw new Unresolvable(`${reference} cannot be resolved: the secret is not a JSON object.`);
  if (value === undefined) throw new Unresolvable(`${reference} cannot be resolved: the secret has no key ${key}.`);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
