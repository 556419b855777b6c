import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';

const TABLE_NAME = /^[a-zA-Z0-9_.-]{3,255}$/;
const MAX_GLOBAL_INDEXES = 20;
const MAX_LOCAL_INDEXES = 5;
const MAX_PROJECTED = 100;

const keys = z.array(z.looseObject({ AttributeName: z.string(), KeyType: z.string() })).catch([]);
const index = z.looseObject({
  IndexName: z.string().catch(''),
  KeySchema: keys,
  Projection: z
    .looseObject({ ProjectionType: z.string().optional(), NonKeyAttributes: z.array(z.string()).catch([]) })
    .catch({ NonKeyAttributes: [] }),
});
type Index = z.infer<typeof index>;
const table = z.looseObject({
  TableName: z.string().optional(),
  BillingMode: z.string().default('PROVISIONED'),
  KeySchema: keys,
  AttributeDefinitions: z.array(z.looseObject({ AttributeName: z.string() })).catch([]),
  GlobalSecondaryIndexes: z.array(index).catch([]),
  LocalSecondaryIndexes: z.array(index).catch([]),
  TimeToLiveSpecification: z.looseObject({ AttributeName: z.string().optional(), Enabled: z.unknown().optional() }).optional(),
});
type Table = z.infer<typeof table>;

/** What DynamoDB refuses of a table beyond single values. */
export function tableRefusals({ resource: { type, properties } }: NamedResource): readonly Refusal[] {
  const given = table.parse(properties);
  const found: Refusal[] = [];
  if (given.TableName !== undefined && !TABLE_NAME.test(given.TableName))
    found.push({ property: 'TableName', problem: 'a name has 3 to 255 letters, digits, _, - and .' });
  if (given.TimeToLiveSpecification?.Enabled === true && given.TimeToLiveSpecification.AttributeName === undefined)
    found.push({ property: 'TimeToLiveSpecification.AttributeName', problem: 'it is required when Enabled is true' });
  const throughput = type === 'AWS::DynamoDB::GlobalTable' ? 'WriteProvisionedThroughputSettings' : 'ProvisionedThroughput';
  return [...found, ...throughputRefusals(given, throughput), ...keyRefusals(given), ...indexRefusals(given)];
}

function throughputRefusals(given: Table, throughput: string): readonly Refusal[] {
  const places = [
    { at: throughput, value: given[throughput] },
    ...given.GlobalSecondaryIndexes.map((one) => ({ at: `GlobalSecondaryIndexes[].${throughput}`, value: one[throughput] })),
  ];
  if (given.BillingMode === 'PROVISIONED')
    return places
      .filter(({ value }) => value === undefined)
      .map(({ at }) => ({ property: at, problem: 'No provisioned throughput specified, and BillingMode is PROVISIONED' }));
  return places
    .filter(({ value }) => value !== undefined)
    .map(({ at }) => ({ property: at, problem: 'it cannot be given when BillingMode is PAY_PER_REQUEST' }));
}

function keyRefusals(given: Table): readonly Refusal[] {
  const indexes = [...given.GlobalSecondaryIndexes, ...given.LocalSecondaryIndexes];
  const used = new Set([given, ...indexes].flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName)));
  const defined = given.AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  const property = 'AttributeDefinitions';
  return [
    ...schemaRefusals('KeySchema', given.KeySchema),
    ...[...used]
      .filter((name) => !defined.includes(name))
      .map((name) => ({ property, problem: `the key attribute ${name} is not defined` })),
    ...defined.filter((name) => !used.has(name)).map((name) => ({ property, problem: `${name} is defined, but no key has it` })),
    ...(new Set(defined).size < defined.length ? [{ property, problem: 'an attribute is defined twice' }] : []),
  ];
}

function schemaRefusals(property: string, schema: Table['KeySchema']): readonly Refusal[] {
  const [hash, range, ...more] = schema;
  const found: Refusal[] = [];
  if (hash !== undefined && hash.KeyType !== 'HASH') found.push({ property, problem: 'the first key must have KeyType HASH' });
  if (range !== undefined && range.KeyType !== 'RANGE')
    found.push({ property, problem: 'the second key must have KeyType RANGE' });
  if (more.length > 0) found.push({ property, problem: 'it has two attributes at most' });
  if (range !== undefined && range.AttributeName === hash?.AttributeName)
    found.push({ property, problem: `both keys are ${range.AttributeName}` });
  return found;
}

function indexRefusals(given: Table): readonly Refusal[] {
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local } = given;
  const found: Refusal[] = [];
  const say = (property: string, problem: string): unknown => found.push({ property, problem });
  const names = [...global, ...local].map(({ IndexName }) => IndexName);
  for (const name of names.filter((one, at) => names.indexOf(one) < at)) say('IndexName', `two indexes have the name ${name}`);
  if (global.length > MAX_GLOBAL_INDEXES) say('GlobalSecondaryIndexes', `a table has ${MAX_GLOBAL_INDEXES} at most`);
  if (local.length > MAX_LOCAL_INDEXES) say('LocalSecondaryIndexes', `a table has ${MAX_LOCAL_INDEXES} at most`);
  if (local.length > 0 && given.KeySchema.length < 2)
    say('LocalSecondaryIndexes', 'a table without a sort key cannot have local secondary indexes');
  for (const one of local)
    if (one.KeySchema[0]?.AttributeName !== given.KeySchema[0]?.AttributeName)
      say('LocalSecondaryIndexes[].KeySchema', `the partition key of ${one.IndexName} must be that of the table`);
  const projected = [...global, ...local].flatMap(({ Projection }) => Projection.NonKeyAttributes);
  if (projected.length > MAX_PROJECTED) say('NonKeyAttributes', `all indexes project ${MAX_PROJECTED} attributes at most`);
  return [
    ...found,
    ...global.flatMap((one) => schemaRefusals('GlobalSecondaryIndexes[].KeySchema', one.KeySchema)),
    ...local.flatMap((one) => schemaRefusals('LocalSecondaryIndexes[].KeySchema', one.KeySchema)),
    ...[...global, ...local].flatMap(projectionRefusals),
  ];
}

function projectionRefusals({ IndexName, Projection: { ProjectionType, NonKeyAttributes } }: Index): readonly Refusal[] {
  const property = 'Projection.NonKeyAttributes';
  if (ProjectionType === 'INCLUDE' && NonKeyAttributes.length === 0)
    return [{ property, problem: `${IndexName} has ProjectionType INCLUDE and must name attributes` }];
  if (ProjectionType !== 'INCLUDE' && NonKeyAttributes.length > 0)
    return [{ property, problem: `${IndexName} has ProjectionType ${ProjectionType} and names attributes` }];
  return [];
}
