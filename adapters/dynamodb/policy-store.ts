import {
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { PolicyNotFound, ServiceUnavailable } from '../../domain/errors.ts';
import { instant } from '../../domain/model/values.ts';
import { type Policy, type PolicyDocument, policyDocument } from '../../domain/policy/schema.ts';
import { versioned } from '../../domain/policy/version.ts';
import type { PolicyStore } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode, type Row } from './codec.ts';
import { activePolicyKey, type Key, policyKey, policyPartition, policyVersionPrefix } from './keys.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

const published = { publishedAt: instant, by: z.string(), reason: z.string() };
const versionRow = z.object({ version: z.string(), ...published });
const documentRow = z.object({ document: policyDocument });
const pointerRow = z.object({ version: z.string() });

/** the policy that ships with the code, published the first time anybody asks for one */
export interface BundledPolicy {
  readonly document: PolicyDocument;
  readonly now: () => string;
}

const read = async (table: ReadTable, key: Key): Promise<Row | undefined> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(key), ConsistentRead: true });
  return (await calling('dynamodb', () => table.client.send(get))).Item;
};

const activate = async (table: ReadTable, version: string): Promise<void> => {
  const put = new PutItemCommand({
    TableName: table.name,
    Item: encode({ ...activePolicyKey, kind: 'policy_pointer', version }),
  });
  await calling('dynamodb', () => table.client.send(put));
};

/** version and pointer in one transaction; false when that version exists already */
const write = async (table: ReadTable, row: object, version: string, onlyFirst: boolean): Promise<boolean> => {
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const pointer = { TableName: table.name, Item: encode({ ...activePolicyKey, kind: 'policy_pointer', version }) };
  const TransactItems = [
    { Put: { TableName: table.name, Item: encode(row), ...absent } },
    { Put: onlyFirst ? { ...pointer, ...absent } : pointer },
  ];
  try {
    await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    return true;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    if (error.CancellationReasons?.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
    throw new ServiceUnavailable('dynamodb', { cause: error });
  }
};

/** versions never change, so a container keeps those it has read; the active pointer is read every time */
export const policyStore = (table: ReadTable, bundled?: BundledPolicy): PolicyStore => {
  const known = new Map<string, Policy>();
  const get = async (version: string): Promise<Policy> => {
    const cached = known.get(version);
    if (cached !== undefined) return cached;
    const row = await read(table, policyKey(version));
    if (row === undefined) throw new PolicyNotFound(version);
    const policy = { ...decode(documentRow, row).document, version };
    known.set(version, policy);
    return policy;
  };
  const row = (policy: Policy, document: PolicyDocument, by: string, at: string, reason: string) => ({
    ...policyKey(policy.version),
    kind: 'policy',
    version: policy.version,
    document,
    publishedAt: at,
    by,
    reason,
  });
  return {
    get,
    active: async () => {
      const pointer = await read(table, activePolicyKey);
      if (pointer !== undefined) return get(decode(pointerRow, pointer).version);
      if (bundled === undefined) throw new PolicyNotFound();
      const policy = versioned(bundled.document);
      await write(
        table,
        row(policy, bundled.document, 'system', bundled.now(), 'the policy that ships with Firstsale'),
        policy.version,
        true,
      );
      // somebody else may have been first: their pointer counts
      const first = await read(table, activePolicyKey);
      return get(first === undefined ? policy.version : decode(pointerRow, first).version);
    },
    publish: async (document, by, at, reason) => {
      const policy = versioned(document);
      const isNew = await write(table, row(policy, document, by, at, reason), policy.version, false);
      if (!isNew) {
        await get(policy.version);
        await activate(table, policy.version);
      }
      return policy;
    },
    list: async () => {
      const rows = await queryRange(table, policyPartition, policyVersionPrefix, `${policyVersionPrefix}~`);
      const versions = rows.map((one) => decode(versionRow, one));
      return versions.sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1));
    },
  };
};
