import { z } from 'zod';
import { type HttpResponse, message } from './http-api-request.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Full = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([scalar, z.null()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  isBase64Encoded: z.boolean().nullish(),
});

export const internalError = (): HttpResponse => message(500, 'Internal Server Error');

/** What a function's answer means to an HTTP API: with a statusCode it is the response, without one it is the body. */
export function proxyResponse(payload: string): HttpResponse {
  const result: unknown = JSON.parse(payload);
  if (typeof result !== 'object' || result === null || !('statusCode' in result))
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: typeof result === 'string' ? result : payload,
    };
  const full = Full.safeParse(result);
  if (!full.success) return internalError();
  const { statusCode, headers, cookies, body, isBase64Encoded } = full.data;
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) if (value !== null) plain[name.toLowerCase()] = value;
  const text = body === undefined || body === null ? '' : String(body);
  return {
    statusCode,
    headers:
      text === '' || plain['content-type'] !== undefined ? plain : { 'content-type': 'text/plain; charset=utf-8', ...plain },
    ...(cookies && { cookies }),
    body: isBase64Encoded ? new Uint8Array(Buffer.from(text, 'base64')) : text,
  };
}
