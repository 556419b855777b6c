import * as z from 'zod';
import type { Identity, Resource, ResourceType } from '../../contract.ts';
import { physicalName } from '../physical-name.ts';
import { tableRefusals } from './check-table.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })).min(1);
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const properties = z.looseObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  TableClass: z.string().optional(),
  Replicas: z.array(z.looseObject({ Region: z.string(), DeletionProtectionEnabled: z.boolean().optional() })).default([]),
});

export interface KeyNames {
  readonly partitionKey: string;
  readonly sortKey: string | undefined;
}

export interface IndexSpec extends KeyNames {
  /** attributes beside the keys */
  readonly projected: 'ALL' | readonly string[];
}

export interface TableSpec extends KeyNames {
  readonly name: string;
  readonly arn: string;
  /** global ones whose keys are text */
  readonly indexes: ReadonlyMap<string, IndexSpec>;
  /** the keys are text */
  readonly directlyReadable: boolean;
  /** so are the keys of all its indexes, and none is local */
  readonly directlyWritable: boolean;
  /** S, N or B of the attributes that are keys, of the table or an index */
  readonly attributeTypes: ReadonlyMap<string, string>;
  readonly streamArn: string | undefined;
  readonly streamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | undefined;
  readonly ttlAttribute: string | undefined;
  /** with point-in-time recovery */
  readonly recoverable: boolean;
  /** the CreateTable request; without its stream, which is made of the log of changes */
  readonly create: Readonly<Record<string, unknown>>;
}

// on AWS the moment the stream was enabled; here it has to be known before anything starts
const STREAM_LABEL = '2000-01-01T00:00:00.000';

const keyOf = (keys: z.infer<typeof keySchema>, type: 'HASH' | 'RANGE') =>
  keys.find(({ KeyType }) => KeyType === type)?.AttributeName;
const keyNames = (keys: z.infer<typeof keySchema>): KeyNames => ({
  partitionKey: keyOf(keys, 'HASH') ?? '',
  sortKey: keyOf(keys, 'RANGE'),
});

/** @throws ZodError naming the property that is wrong */
export function tableSpec(resource: Resource, { account, region }: { account: string; region: string }): TableSpec {
  const parsed = properties.parse(resource.properties);
  const elsewhere = parsed.Replicas.find(({ Region }) => Region !== region);
  if (elsewhere !== undefined) throw new Error(`a replica in ${elsewhere.Region}: the laptop cloud is one region.`);
  const name = parsed.TableName ?? physicalName(resource, 255);
  const arn = `arn:aws:dynamodb:${region}:${account}:table/${name}`;
  const streamViewType = parsed.StreamSpecification?.StreamViewType;
  const ttl = parsed.TimeToLiveSpecification;
  const isText = (keys: z.infer<typeof keySchema>) =>
    keys.every((key) =>
      parsed.AttributeDefinitions.some((one) => one.AttributeName === key.AttributeName && one.AttributeType === 'S'),
    );
  const textIndexes = parsed.GlobalSecondaryIndexes.filter(({ KeySchema }) => isText(KeySchema));
  return {
    name,
    arn,
    ...keyNames(parsed.KeySchema),
    directlyReadable: isText(parsed.KeySchema),
    attributeTypes: new Map(parsed.AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType])),
    directlyWritable:
      isText(parsed.KeySchema) &&
      textIndexes.length === parsed.GlobalSecondaryIndexes.length &&
      parsed.LocalSecondaryIndexes.length === 0,
    indexes: new Map(
      textIndexes.map(({ IndexName, KeySchema, Projection: { ProjectionType, NonKeyAttributes = [] } }) => [
        IndexName,
        { ...keyNames(KeySchema), projected: ProjectionType === 'ALL' ? 'ALL' : NonKeyAttributes },
      ]),
    ),
    streamArn: streamViewType === undefined ? undefined : `${arn}/stream/${STREAM_LABEL}`,
    streamViewType,
    recoverable: JSON.stringify(resource.properties).includes('"PointInTimeRecoveryEnabled":true'),
    ttlAttribute: ttl?.Enabled === true ? ttl.AttributeName : undefined,
    create: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: parsed.KeySchema,
      AttributeDefinitions: parsed.AttributeDefinitions,
      ...(parsed.GlobalSecondaryIndexes.length > 0 ? { GlobalSecondaryIndexes: parsed.GlobalSecondaryIndexes } : {}),
      ...(parsed.LocalSecondaryIndexes.length > 0 ? { LocalSecondaryIndexes: parsed.LocalSecondaryIndexes } : {}),
      DeletionProtectionEnabled: parsed.DeletionProtectionEnabled ?? parsed.Replicas[0]?.DeletionProtectionEnabled ?? false,
      ...(parsed.TableClass === undefined ? {} : { TableClass: parsed.TableClass }),
    },
  };
}

export function identifyTable(resource: Resource, place: { account: string; region: string }): Identity {
  const { name, arn, streamArn } = tableSpec(resource, place);
  return { ref: name, attributes: { Arn: arn, TableId: name, ...(streamArn === undefined ? {} : { StreamArn: streamArn }) } };
}

const common = [
  'TableName',
  'KeySchema[].*',
  'AttributeDefinitions[].*',
  ...['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'].flatMap((kind) => [
    `${kind}[].IndexName`,
    `${kind}[].KeySchema[].*`,
    `${kind}[].Projection.ProjectionType`,
    `${kind}[].Projection.NonKeyAttributes[]`,
  ]),
  'StreamSpecification.StreamViewType',
  'TimeToLiveSpecification.*',
];

/** the two resource types of a table; `provision` makes or finds it */
export const tableTypes = (provision: (resource: Resource) => Promise<void>): readonly ResourceType[] => [
  {
    type: 'AWS::DynamoDB::GlobalTable',
    properties: [
      ...common,
      'Replicas[].Region',
      'Replicas[].GlobalSecondaryIndexes[].IndexName',
      'Replicas[].DeletionProtectionEnabled',
    ],
    identify: identifyTable,
    refusals: tableRefusals,
    provision,
  },
  {
    type: 'AWS::DynamoDB::Table',
    properties: [...common, 'DeletionProtectionEnabled'],
    identify: identifyTable,
    refusals: tableRefusals,
    provision,
  },
];
