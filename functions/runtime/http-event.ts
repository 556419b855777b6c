import * as z from 'zod';
import { foundIn } from '../../domain/events/finding-in.ts';
import type { ProblemType } from '../../domain/wording/refusals/problem-phrases.ts';
import type { Finding, FindingProblem } from '../../domain/wording/rejections/finding.ts';

const text = z.record(z.string(), z.string().optional());
/** what an HTTP API (payload 2.0, JWT authorizer) hands to a function */
export const httpEvent = z.looseObject({
  headers: text.default({}),
  pathParameters: text.default({}),
  queryStringParameters: text.default({}),
  /** `name=value`, one each */
  cookies: z.array(z.string()).default([]),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  /** left by the guard in front, and by nobody else */
  withinTeam: z.literal(true).optional(),
  /** `POST /merchants/{merchantId}/tasks/{taskId}/claim` */
  routeKey: z.string().optional(),
  requestContext: z.looseObject({
    requestId: z.string().optional(),
    authorizer: z.looseObject({ jwt: z.looseObject({ claims: z.record(z.string(), z.unknown()) }) }).optional(),
  }),
});
export type HttpEvent = z.infer<typeof httpEvent>;

export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** each a whole Set-Cookie */
  readonly cookies?: readonly string[];
  readonly body: string;
}

/** one thing wrong with a request: where, and what to do about it */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  /** what the schema found, and its values: a page words it in its reader's language */
  readonly code?: FindingProblem;
  readonly about?: Omit<Finding, 'problem'>;
}
/** the request is not what the route's schema asks for */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super(`Correct these fields: ${fields.map(({ field }) => field).join(', ')}`);
    this.fields = fields;
  }
}
/** the request has no token, or its token names no person */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

export const json = (statusCode: number, body: unknown): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** an answer by RFC 9457: problem details */
export const problem = (status: number, type: ProblemType, title: string, more: object = {}): HttpResponse => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ type: `urn:firstsale:problem:${type}`, title, status, ...more }),
});

/** @throws InvalidRequest with one entry per wrong field; `place` tells body from query and path */
export const parsePart = <Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.infer<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(
    parsed.error.issues.map((issue) => {
      const { problem: code, state: _state, ...about } = foundIn(issue, value);
      return { field: [place, ...issue.path.map(String)].join('.'), message: issue.message, code, about };
    }),
  );
};

/** bytes: what one item of the table can hold, and so more than any request that can be kept */
const longestBody = 400_000;
/** a policy, the deepest there is, has nine levels */
const deepestBody = 32;

/** the body is larger than anything a route takes */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  constructor(bytes: number) {
    super(`The body has ${bytes} bytes: send at most ${longestBody}`);
  }
}

/** content that no route accepts, anywhere in the body: half of a surrogate pair, too many levels */
const unreadableIn = (value: unknown, path: readonly string[]): FieldProblem | undefined => {
  if (path.length > deepestBody) return { field: path.slice(0, 4).join('.'), message: `Nest at most ${deepestBody} levels deep` };
  if (typeof value === 'string')
    return value.isWellFormed()
      ? undefined
      : { field: path.join('.'), message: 'Send whole characters: it has half of a surrogate pair' };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const found = unreadableIn(key, path) ?? unreadableIn(one, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** @throws InvalidRequest when the body is not JSON, or has what nothing can read or keep; BodyTooLarge */
export const bodyOf = (event: HttpEvent): unknown => {
  if (event.body === undefined || event.body === '') return {};
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(body) > longestBody) throw new BodyTooLarge(Buffer.byteLength(body));
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new InvalidRequest([{ field: 'body', message: 'Send a JSON object' }]);
  }
  const unreadable = unreadableIn(parsed, ['body']);
  if (unreadable !== undefined) throw new InvalidRequest([unreadable]);
  return parsed;
};
