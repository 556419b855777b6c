import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routes } from '../../lib/routes.ts';
import { openApi } from '../../tools/docs/write-openapi.ts';

const operations = async () => {
  const { paths } = await openApi();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]: [string, any]) => ({
      route: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
};

test('every route is described once, by the sentence of its handler and the roles that may', async () => {
  const all = await operations();
  expect(all.map(({ route }) => route).sort()).toEqual(Object.values(routes).sort());
  for (const { route, operation } of all) {
    expect(operation.summary.length, route).toBeGreaterThan(15);
    expect(operation['x-roles'].length, route).toBeGreaterThan(0);
  }
});

test('every name in a path has its parameter, and every write its key', async () => {
  for (const { route, operation } of await operations()) {
    const named = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const parameters = operation.parameters.filter((one: any) => one.in === 'path').map((one: any) => one.name);
    expect(parameters.sort(), route).toEqual(named.sort());
    expect(operation.parameters.some((one: any) => one.name === 'Idempotency-Key')).toBe(route.startsWith('POST'));
  }
});

test('a body is described as the route parses it', async () => {
  const decide = (await operations()).find(({ operation }) => operation.operationId === 'decide-task')?.operation;
  const { schema } = decide.requestBody.content['application/json'];
  expect(schema.required).toEqual(['version', 'choice', 'reason']);
  expect(schema.properties.extendDays).toMatchObject({ type: 'integer', minimum: 1 });
});

test('a list that may be asked for in two ways requires only what both need', async () => {
  const list = (await operations()).find(({ operation }) => operation.operationId === 'list-tasks')?.operation;
  expect(list.parameters.map((one: any) => [one.name, one.required])).toContainEqual(['queue', false]);
});

test('every answer is described by the schema its handler is held to, and every reference leads somewhere', async () => {
  const document = JSON.parse(JSON.stringify(await openApi()));
  for (const { route, operation } of await operations()) {
    const { schema } = operation.responses[200].content['application/json'];
    const described = schema.properties ?? schema.oneOf ?? schema.anyOf;
    expect(described === undefined ? 0 : Object.keys(described).length, route).toBeGreaterThan(0);
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  expect(references.length).toBeGreaterThan(10);
  for (const path of references) {
    const found = path.split('/').reduce((part, name) => part?.[name], document);
    expect(found, path).toBeTypeOf('object');
  }
});

test('no answer tells a task token or a whole account number', async () => {
  for (const { route, operation } of await operations()) {
    const names = [...JSON.stringify(operation.responses[200]).matchAll(/"([A-Za-z0-9]+)":\{"(?:type|anyOf|oneOf|\$ref)/g)].map(
      ([, name]) => name,
    );
    for (const secret of ['token', 'taskToken', 'iban', 'accountNumber', 'fingerprintOfAccount'])
      expect(names, route).not.toContain(secret);
  }
});

test('a write about a merchant names the version it looked at, and a refusal says who was faster', async () => {
  const writes = (await operations()).filter(({ route }) => /^POST \/merchants\/(?!.*\/runs\/)/.test(route));
  expect(writes.length).toBeGreaterThan(9);
  for (const { route, operation } of writes) {
    const { schema } = operation.requestBody.content['application/json'];
    expect(schema.required, route).toContain('version');
    expect(schema.properties.version.description, route).toContain('409');
  }
  const { components } = await openApi();
  expect(Object.keys(components.schemas['Problem'].properties)).toEqual(expect.arrayContaining(['changedBy', 'changedAt']));
});

test("the console's client is typed by the schema of every route it reads, and by nothing of its own", () => {
  const folder = new URL('../../console/src/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const source = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const typed = new Set([...source.matchAll(/functions\/api\/([a-z-]+)\/answer\.ts'/g)].map(([, name]) => name));
  const reads = Object.entries(routes).flatMap(([name, route]) => (route.startsWith('GET') ? [name] : []));
  expect(reads.filter((name) => !typed.has(name))).toEqual([]);
  // what is read from the API has a name, and that name is such a schema's
  expect(
    [...source.matchAll(/\bget<([^>]*)>\(\s*door/g)].map(([, type]) => type).filter((type) => !/^\w+$/.test(type ?? '')),
  ).toEqual([]);
});

test('it says where the API is, and every way in which it refuses', async () => {
  const { servers, components } = await openApi();
  // what the distribution hands on to it
  expect(servers).toEqual([{ url: '/api' }]);
  for (const { route, operation } of await operations())
    expect(Object.keys(operation.responses), route).toEqual(['200', '400', '401', '403', '404', '409', '500', '503']);
  // no token, no route: the gateway of AWS answers, and not with a problem
  for (const { operation } of await operations())
    expect(Object.keys(operation.responses[401].content)).toContain('application/json');
  expect(Object.keys(components.schemas['Problem'].properties)).toEqual(expect.arrayContaining(['fields', 'findings']));
});
