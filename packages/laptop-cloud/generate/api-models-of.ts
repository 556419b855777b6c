import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as eventbridge from '@aws-sdk/client-eventbridge';
import * as lambda from '@aws-sdk/client-lambda';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as sesv2 from '@aws-sdk/client-sesv2';
import * as sfn from '@aws-sdk/client-sfn';
import * as sqs from '@aws-sdk/client-sqs';
import * as z from 'zod';

/** services a Task may call through `aws-sdk:<name>`; their clients carry the models of the APIs */
const clients = { dynamodb, eventbridge, lambda, scheduler, secretsmanager, sesv2, sfn, sqs };

// the SDK's runtime schemas: [kind, namespace, name, traits, …]
const KIND = { list: 1, map: 2, structure: 3, union: 4, operation: 9 } as const;
// a plain type is a number; a simple one of its own has its plain type at the end
const STRING = 0;
const BLOB = 21;
const STREAMING_BLOB = 42;
const operation = z.tuple([z.literal(KIND.operation), z.string(), z.string(), z.unknown(), z.unknown()]).rest(z.unknown());
const structure = z
  .tuple([
    z.union([z.literal(KIND.structure), z.literal(KIND.union)]),
    z.string(),
    z.string(),
    z.unknown(),
    z.array(z.string()),
    z.array(z.unknown()),
  ])
  .rest(z.unknown());
const list = z.tuple([z.literal(KIND.list), z.string(), z.string(), z.unknown(), z.unknown()]).rest(z.unknown());
const map = z.tuple([z.literal(KIND.map), z.string(), z.string(), z.unknown(), z.unknown(), z.unknown()]).rest(z.unknown());

/** members by name; each is `=` for text and bytes, '' for another value without members of its own, else the name of its shape, `[]` before it for a list, `{}` for a map */
export interface Shape {
  readonly required?: readonly string[];
  readonly members: Readonly<Record<string, string>>;
}
export interface ServiceModel {
  /** operation, as a Resource spells it, to the shape of its input */
  readonly actions: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** The inputs of every operation of the services a Task may call, from the models the SDK's clients carry. */
export const apiModels = (): Readonly<Record<string, ServiceModel>> =>
  Object.fromEntries(Object.entries(clients).map(([service, client]) => [service, modelOf({ ...client })]));

function modelOf(client: Readonly<Record<string, unknown>>): ServiceModel {
  const actions: Record<string, string> = {};
  const shapes: Record<string, Shape> = {};
  for (const exported of Object.values(client)) {
    const { data } = operation.safeParse(exported);
    if (data === undefined) continue;
    const [, , name, , input] = data;
    actions[name.charAt(0).toLowerCase() + name.slice(1)] = typeOf(input, shapes);
  }
  return { actions: sorted(actions), shapes: sorted(shapes) };
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** adds the shapes it meets */
function typeOf(given: unknown, shapes: Record<string, Shape>): string {
  const schema: unknown = typeof given === 'function' ? given() : given;
  // a schema with traits of its place
  if (Array.isArray(schema) && schema.length === 2) return typeOf(schema[0], shapes);
  const asStructure = structure.safeParse(schema).data;
  if (asStructure !== undefined) return structureOf(asStructure, shapes);
  const asList = list.safeParse(schema).data;
  if (asList !== undefined) return nested('[]', typeOf(asList[4], shapes));
  const asMap = map.safeParse(schema).data;
  if (asMap !== undefined) return nested('{}', typeOf(asMap[5], shapes));
  const plain: unknown = Array.isArray(schema) ? schema.at(-1) : schema;
  return plain === STRING || plain === BLOB || plain === STREAMING_BLOB ? '=' : '';
}

const nested = (kind: string, inner: string): string => (inner === '' ? '' : `${kind}${inner}`);

function structureOf([, , name, , names, schemas, required]: z.infer<typeof structure>, shapes: Record<string, Shape>): string {
  if (Object.hasOwn(shapes, name)) return name;
  const members: Record<string, string> = {};
  // known before its members: a shape may hold itself
  shapes[name] = { members };
  for (const [index, member] of names.entries()) members[member] = typeOf(schemas[index], shapes);
  // the required ones come first
  if (typeof required === 'number' && required > 0) shapes[name] = { required: names.slice(0, required), members };
  return name;
}
