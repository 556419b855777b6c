import {
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { PolicyNotFound, ServiceUnavailable } from '../../domain/errors.ts';
import { inFlightChoice, policyMove } from '../../domain/policy/policy-move.ts';
import { type Policy, type PolicyDocument, policyDocument } from '../../domain/policy/policy-schema.ts';
import { versioned } from '../../domain/policy/version.ts';
import type { PolicyWish } from '../../domain/policy/wish.ts';
import type { PolicyStore } from '../../domain/ports.ts';
import { instant } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode, type Row } from './codec.ts';
import {
  activePolicyKey,
  againKey,
  againPrefix,
  type Key,
  policyKey,
  policyMoveKey,
  policyPartition,
  policyVersionPrefix,
  policyWishKey,
  proposalKey,
  proposalPrefix,
} from './keys.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

const made = { by: z.string(), reason: z.string(), approvedBy: z.string().optional(), inFlight: inFlightChoice.optional() };
const versionRow = z.object({ version: z.string(), publishedAt: instant, ...made });
const againRow = z.object({ version: z.string(), at: instant, ...made });
const documentRow = z.object({ document: policyDocument });
/** pointers of before it was noted who made a version active have neither */
const pointerRow = z.object({ version: z.string(), by: z.string().optional(), at: instant.optional() });
/** wishes of before two people could be needed were all done */
const wishRow = z.object({
  version: z.string(),
  outcome: z.enum(['published', 'proposed']).default('published'),
  loosens: z.array(z.string()).default([]),
});
const proposalRow = z.object({
  ...{ version: z.string(), basedOn: z.string(), by: z.string(), at: instant, reason: z.string(), loosens: z.array(z.string()) },
  inFlight: inFlightChoice.default('pin'),
});
const pointerTo = (version: string, by: string, at: string) => ({ ...activePolicyKey, kind: 'policy_pointer', version, by, at });

/** why the first version of a stage is there */
export const bundledReason = 'bundled_policy';

/** the policy that ships with the code, published the first time anybody asks for one */
export interface BundledPolicy {
  readonly document: PolicyDocument;
  readonly now: () => string;
}

const read = async (table: ReadTable, key: Key, ConsistentRead = true): Promise<Row | undefined> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(key), ConsistentRead });
  return (await calling('dynamodb', () => table.client.send(get))).Item;
};

/** what one transaction writes: a version nobody has published yet, that it is active, and whose wish that was */
interface Publication {
  readonly row: object | undefined;
  /** why a version of before is active again */
  readonly again?: object;
  readonly pointer: object;
  /** what the pointer must say now; `none` when there may be none yet, undefined when it does not matter */
  readonly from: string | undefined;
  readonly wish: PolicyWish | undefined;
}
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
const none = '';

/** false when that version exists already, another one is active than was looked at, or the key has published before */
const write = (table: ReadTable, { row, again, pointer, from, wish }: Publication): Promise<boolean> => {
  const put = (item: object, condition: object = {}) => putOf(table, item, condition);
  const asSeen = { ConditionExpression: 'version = :from', ExpressionAttributeValues: { ':from': { S: from ?? none } } };
  const TransactItems = [
    ...(row === undefined ? [] : [put(row, absent)]),
    ...(again === undefined ? [] : [put(again)]),
    put(pointer, from === undefined ? {} : from === none ? absent : asSeen),
    ...(wish?.inFlight === 'move' ? [put({ ...policyMoveKey, kind: 'policy_move', ...policyMove.parse(pointer) })] : []),
    ...(wish === undefined
      ? []
      : [put({ ...policyWishKey(wish.key), kind: 'policy_wish', ...pointerRow.parse(pointer) }, absent)]),
  ];
  return transact(table, TransactItems);
};

const putOf = ({ name }: ReadTable, item: object, condition: object) => ({
  Put: { TableName: name, Item: encode(item), ...condition },
});

/** all of it, or false when one of its conditions did not hold */
const transact = async ({ client }: ReadTable, TransactItems: TransactWriteItem[]): Promise<boolean> => {
  try {
    await calling('dynamodb', () => client.send(new TransactWriteItemsCommand({ TransactItems })));
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
  const row = (policy: Policy, document: PolicyDocument, by: string, at: string, rest: object) => ({
    ...policyKey(policy.version),
    kind: 'policy',
    version: policy.version,
    document,
    publishedAt: at,
    by,
    ...rest,
  });
  const propose: PolicyStore['propose'] = async (document, by, at, reason, { key, basedOn, inFlight = 'pin' }, loosens) => {
    const { version } = versioned(document);
    const wish = { ...policyWishKey(key), kind: 'policy_wish', version, by, at, outcome: 'proposed', loosens: [...loosens] };
    const proposal = { ...proposalKey(basedOn, version), kind: 'policy_proposal', version, basedOn, by, at, reason, document };
    const kept = putOf(table, { ...proposal, loosens: [...loosens], inFlight }, absent);
    if (await transact(table, [kept, putOf(table, wish, absent)])) return true;
    // proposed before: only that this key asked for it too is new
    const known = await read(table, proposalKey(basedOn, version));
    return known !== undefined && (await transact(table, [putOf(table, wish, absent)]));
  };
  function publish(document: PolicyDocument, by: string, at: string, reason: string): Promise<Policy>;
  function publish(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish: PolicyWish,
    approvedBy?: string,
  ): Promise<Policy | undefined>;
  async function publish(
    document: PolicyDocument,
    by: string,
    at: string,
    reason: string,
    wish?: PolicyWish,
    approvedBy?: string,
  ) {
    const policy = versioned(document);
    const rest = { pointer: pointerTo(policy.version, approvedBy ?? by, at), from: wish?.basedOn, wish };
    const why = {
      reason,
      ...(approvedBy === undefined ? {} : { approvedBy }),
      ...(wish?.inFlight === 'move' ? { inFlight: wish.inFlight } : {}),
    };
    if (await write(table, { ...rest, row: row(policy, document, by, at, why) })) return policy;
    // published before: it only becomes active again, if nothing else speaks against it
    const known = await read(table, policyKey(policy.version));
    const again = {
      ...{ ...againKey(policy.version, at), kind: 'policy_again', version: policy.version, at, by },
      ...why,
    };
    return known !== undefined && (await write(table, { ...rest, row: undefined, again })) ? policy : undefined;
  }
  return {
    get,
    active: async () => {
      const pointer = await read(table, activePolicyKey);
      if (pointer !== undefined) return get(decode(pointerRow, pointer).version);
      if (bundled === undefined) throw new PolicyNotFound();
      const policy = versioned(bundled.document);
      const at = bundled.now();
      await write(table, {
        row: row(policy, bundled.document, 'system', at, { reason: bundledReason }),
        pointer: pointerTo(policy.version, 'system', at),
        from: none,
        wish: undefined,
      });
      // somebody else may have been first: their pointer counts
      const first = await read(table, activePolicyKey);
      return get(first === undefined ? policy.version : decode(pointerRow, first).version);
    },
    publish,
    propose,
    proposals: async (basedOn) => {
      const rows = await queryRange(table, policyPartition, proposalPrefix(basedOn), `${proposalPrefix(basedOn)}~`);
      return rows.map((one) => decode(proposalRow, one)).sort((one, other) => (one.at < other.at ? 1 : -1));
    },
    proposed: async (basedOn, version) => {
      const found = await read(table, proposalKey(basedOn, version));
      return found === undefined ? undefined : decode(documentRow, found).document;
    },
    outcome: async (key) => {
      const found = await read(table, policyWishKey(key));
      if (found === undefined) return undefined;
      const { outcome: kind, ...rest } = decode(wishRow, found);
      return { kind, ...rest };
    },
    activated: async () => {
      const pointer = await read(table, activePolicyKey);
      const { version, by, at } = pointer === undefined ? {} : decode(pointerRow, pointer);
      return version === undefined || by === undefined || at === undefined ? undefined : { version, by, at };
    },
    moving: async () => {
      // once a lap, and a lap late is early enough
      const found = await read(table, policyMoveKey, false);
      return found === undefined ? undefined : decode(policyMove, found);
    },
    list: async () => {
      const all = (prefix: string) => queryRange(table, policyPartition, prefix, `${prefix}~`);
      const [rows, again] = await Promise.all([all(policyVersionPrefix), all(againPrefix)]);
      const since = Map.groupBy(
        again.map((one) => decode(againRow, one)),
        ({ version }) => version,
      );
      const versions = rows.map((one) => {
        const known = decode(versionRow, one);
        const later = (since.get(known.version) ?? []).map(({ version: _version, ...rest }) => rest).toReversed();
        return later.length === 0 ? known : { ...known, again: later };
      });
      return versions.sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1));
    },
  };
};
