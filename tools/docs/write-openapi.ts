import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { whoMay } from '../../domain/access.ts';
import { policyFindings } from '../../domain/policy-finding.ts';
import { refusals } from '../../domain/refusal.ts';
import { problemTypes } from '../../domain/wording/refusals/problem-phrases.ts';
import { findingProblem } from '../../domain/wording/rejections/finding.ts';
import type { Route } from '../../functions/runtime/route-contract.ts';
import { projectPath } from '../../lib/project.ts';
import { routes } from '../../lib/routes.ts';

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;
const wantedOf = z.object({
  wanted: z.object({
    permission: z.custom<Route['permission']>((value) => typeof value === 'string'),
    params: z.custom<z.ZodType>(isSchema),
    query: z.custom<z.ZodType>(isSchema),
    body: z.custom<z.ZodType>(isSchema),
    answer: z.custom<z.ZodType>(isSchema),
    writes: z.boolean(),
  }),
});

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.looseObject({})).default({}),
  required: z.array(z.string()).default([]),
});
type Schemas = Record<string, unknown>;
const described = z.looseObject({ $schema: z.unknown(), $defs: z.record(z.string(), z.unknown()).default({}) });

/** a schema that names itself has its parts beside it: in the document they are components, named after their operation */
const jsonSchema = (schema: z.ZodType, io: 'input' | 'output', owner: string, components: Schemas) => {
  const whole = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  const moved: unknown = JSON.parse(whole.replaceAll('"$ref":"#/$defs/', `"$ref":"#/components/schemas/${owner}-`));
  const { $schema: _dialect, $defs, ...rest } = described.parse(moved);
  for (const [name, part] of Object.entries($defs)) components[`${owner}-${name}`] = part;
  return rest;
};

/** a union of query strings becomes every name that one of them has, required where all of them ask for it */
const parametersIn = (place: 'path' | 'query', schema: z.ZodType, owner: string) => {
  const found = z.looseObject({ anyOf: z.array(objectSchema).optional() }).parse(jsonSchema(schema, 'input', owner, {}));
  const parts = found.anyOf ?? [objectSchema.parse(found)];
  const names = [...new Set(parts.flatMap(({ properties }) => Object.keys(properties)))];
  return names.map((name) => ({
    name,
    in: place,
    required: place === 'path' || parts.every(({ required }) => required.includes(name)),
    schema: parts.find(({ properties }) => name in properties)?.properties[name] ?? {},
  }));
};

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** a token that is none never comes as far as a route: the gateway refuses it in words of its own */
const notSignedIn = {
  description: 'Nobody is signed in, or the session has ended',
  content: {
    'application/json': { schema: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } } },
    ...problem('').content,
  },
};

/** the sentence above the handler says what the route does */
const summaryOf = (name: string): string => {
  const source = readFileSync(projectPath(`functions/api/${name}/handler.ts`), 'utf8');
  const [, text = name] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const handle =/.exec(source) ?? [];
  return text.replace(/\s*\n?\s*\*\s/g, ' ').trim();
};

const operationOf = async (name: string, method: string, components: Schemas) => {
  const { wanted } = wantedOf.parse(await import(projectPath(`functions/api/${name}/handler.ts`)));
  const idempotencyKey = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Stays the same when the request is sent again: doing it twice is doing it once',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
  };
  return {
    operationId: name,
    summary: summaryOf(name),
    description: `Needs ${wanted.permission}: ${whoMay(wanted.permission).join(', ')}.`,
    'x-roles': whoMay(wanted.permission),
    parameters: [
      ...parametersIn('path', wanted.params, name),
      ...parametersIn('query', wanted.query, name),
      ...(wanted.writes ? [idempotencyKey] : []),
    ],
    ...(method === 'POST'
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(wanted.body, 'input', `${name}-body`, components) } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'What was asked for, or what was done',
        content: { 'application/json': { schema: jsonSchema(wanted.answer, 'output', name, components) } },
      },
      400: problem('A field is wrong; fields says which and what to do'),
      401: notSignedIn,
      403: problem('The role does not allow it'),
      404: problem('It does not exist'),
      409: problem('Too late, or somebody changed it since it was looked at: detail, changedBy and changedAt say who and when'),
      500: problem('Something went wrong on our side; it is logged'),
      503: problem('Something it needs does not answer: send it again in a moment, with the same Idempotency-Key'),
    },
  };
};

/** the OpenAPI 3.1 document of the console's API, from the schemas the routes parse with */
export const openApi = async () => {
  const paths: Record<string, Record<string, unknown>> = {};
  const components: Schemas = {};
  for (const [name, route] of Object.entries(routes)) {
    const [method = 'GET', path = ''] = route.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: await operationOf(name, method, components) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Firstsale console API', version: '1', description: 'Lists are cursor-paged; writes are idempotent by key.' },
    // beside the console, under its name
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        ...components,
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status'],
          properties: {
            type: { type: 'string', enum: problemTypes.map((type) => `urn:firstsale:problem:${type}`) },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string', enum: Object.keys(refusals), description: 'why, for whoever says it in other words' },
            about: { type: 'object', description: 'what that is about: its members go with the code' },
            version: {
              type: ['integer', 'string'],
              description: 'stale-version: the version that is there now; the name of a policy’s',
            },
            changedBy: {
              type: 'object',
              description: 'stale-version: who changed it since it was looked at, where that is known',
              properties: { kind: { type: 'string' }, id: { type: 'string' } },
            },
            changedAt: { type: 'string', format: 'date-time' },
            change: { type: 'string', description: 'stale-version: the event that tells of the change' },
            findings: {
              type: 'array',
              description: 'invalid-policy: what contradicts itself, and the way out',
              items: {
                type: 'object',
                properties: {
                  field: { type: 'string' },
                  code: { type: 'string', enum: Object.keys(policyFindings) },
                  about: { type: 'object', description: 'the values of the code' },
                  message: { type: 'string', description: 'the same in English' },
                  remedy: { type: 'string' },
                },
              },
            },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  field: { type: 'string' },
                  message: { type: 'string' },
                  code: { type: 'string', enum: findingProblem.options, description: 'what the schema found' },
                  about: { type: 'object', description: 'the values of the code' },
                },
              },
            },
          },
        },
      },
    },
  };
};
