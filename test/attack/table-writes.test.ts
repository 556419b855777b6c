import { afterAll, beforeAll, expect, test } from 'vitest';
import { functions } from '../../lib/function-groups.ts';
import { pascalCase } from '../../lib/functions.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { asRole, rolesOf } from './as-role.ts';

let app: Firstsale;
let shop: Journey;
let entry: { pk: { S: string }; sk: { S: string } };
let table: string;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'attacked');
  await shop.apply();
  table = app.laptop.cloud.resources.find(({ resource }) => resource.type.startsWith('AWS::DynamoDB::'))?.identity.ref ?? '';
  const { Items } = await app.aws('dynamodb', 'Query', {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: `T#${shop.id}` } },
  });
  entry = { pk: Items[0].pk, sk: Items[0].sk };
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

/** which roles of functions could do it */
const who = async (action: string, input: (name: string) => object): Promise<readonly string[]> => {
  const able: string[] = [];
  for (const { name, arn } of rolesOf(app))
    if ((await asRole(app, arn, 'dynamodb', action, input(name))) !== 'AccessDeniedException') able.push(name);
  return able.map((name) => name.replace(/^.*\//, '')).sort();
};
/** a key of its own for every role that tries, so that one's success is not another's obstacle */
const row = (pk: string) => (name: string) => ({ pk: { S: pk }, sk: { S: `ATTACK#${name}` }, kind: { S: 'attack' } });
const putOne = (pk: string) => (name: string) => ({ TableName: table, Item: row(pk)(name) });
const putTogether = (pk: string) => (name: string) => ({
  TransactItems: [{ Put: { TableName: table, Item: row(pk)(name), ConditionExpression: 'attribute_not_exists(pk)' } }],
});

test('nobody but who erases a merchant takes away what is on a timeline, and nobody beside a transaction', async () => {
  expect(await who('PutItem', () => ({ TableName: table, Item: { ...entry, kind: { S: 'timeline' } } }))).toEqual([]);
  expect(await who('DeleteItem', () => ({ TableName: table, Key: entry }))).toEqual([]);
  const change = { UpdateExpression: 'SET reason = :r', ExpressionAttributeValues: { ':r': { S: 'never happened' } } };
  expect(await who('UpdateItem', () => ({ TableName: table, Key: entry, ...change }))).toEqual([]);
  // a condition that never holds: each role tries what is still there
  const never = { ConditionExpression: 'attribute_not_exists(pk)' };
  expect(
    await who('TransactWriteItems', () => ({ TransactItems: [{ Delete: { TableName: table, Key: entry, ...never } }] })),
  ).toEqual(['ErasePersons']);
  expect(
    await who('TransactWriteItems', () => ({ TransactItems: [{ Update: { TableName: table, Key: entry, ...change } }] })),
  ).toEqual([]);
  const batch = [{ DeleteRequest: { Key: entry } }];
  expect(await who('BatchWriteItem', () => ({ RequestItems: { [table]: batch } }))).toEqual([]);
});

test('nobody writes state beside a transaction, where it could go without its entry', async () => {
  expect(await who('PutItem', putOne(`M#${shop.id}`))).toEqual([]);
  expect(await who('DeleteItem', (name) => ({ TableName: table, Key: { pk: { S: `M#${shop.id}` }, sk: { S: name } } }))).toEqual(
    [],
  );
});

const puts = (...places: string[]): readonly string[] =>
  Object.entries(functions)
    .filter(([, { grants }]) => grants.some(({ actions, on }) => actions.includes('dynamodb:PutItem') && places.includes(on)))
    .map(([name]) => pascalCase(name))
    .sort();

test.each([
  ['POLICY', ['policies']],
  ['OUTAGES', ['outages']],
  ['M#m_1', ['records', 'records-and-payments']],
  ['P#m_1', ['records-and-payments']],
] as const)('only who must puts into %s, and only together with the rest', async (pk, places) => {
  expect(await who('PutItem', putOne(pk))).toEqual([]);
  expect(await who('TransactWriteItems', putTogether(pk))).toEqual(puts(...places));
});

test.each([
  ['REJECTED#2026-03-02', 'rejected'],
  ['H#m_1', 'held'],
  ['LIST', 'lists'],
  ['LIST#3', 'lists'],
  ['FIGURES', 'figures'],
  ['REPLAYS', 'replays'],
  ['PLANS', 'plans'],
  ['SCREENING', 'screening'],
  ['SCREENING#un#l_1', 'screening'],
])('only who must puts into %s', async (pk, place) => {
  expect(await who('PutItem', putOne(pk))).toEqual(puts(place));
});

test('what is no part of the table is written by nobody, and neither is a part with something before its name', async () => {
  for (const pk of ['X', 'XPOLICY', 'POLICY#2', 'LISTS', ' M#m_1']) {
    expect(await who('PutItem', putOne(pk))).toEqual([]);
    expect(await who('TransactWriteItems', putTogether(pk))).toEqual([]);
  }
});

test('a function that only reads has nothing to write with', () => {
  const writing = Object.entries(functions)
    .filter(([, { grants }]) => grants.some(({ actions }) => actions.some((one) => /^dynamodb:(Put|Update|Delete)/.test(one))))
    .map(([name]) => name);
  for (const reader of ['api-read', 'list-merchants', 'operations-look', 'publish-timeline'])
    expect(writing).not.toContain(reader);
  // the sweep writes how far an outage has let merchants go and which payout is late, tells the bus of that one, and nothing else
  const sweeping = functions['detect-stalls']?.grants.filter(({ actions }) => actions.some((one) => one.includes('Put')));
  expect(sweeping?.map(({ on }) => on)).toEqual(['outages', 'settlements', 'bus']);
  // whoever keeps the packs of the list (docs/adr/0047) and the hours of queues (docs/adr/0106) writes those, and nothing else
  const keeper = functions['keep-lists']?.grants.filter(({ actions }) => actions.some((one) => one.includes('Put')));
  expect(keeper?.map(({ on }) => on)).toEqual(['lists', 'volumes']);
});
