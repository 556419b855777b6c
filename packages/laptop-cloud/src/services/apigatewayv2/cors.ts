import { z } from 'zod';
import type { HttpResponse } from './http-api-request.ts';

export const CorsConfiguration = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.coerce.number().int().min(-1).max(86400).optional(),
});
export type Cors = z.infer<typeof CorsConfiguration>;

function allowedOrigin(cors: Cors, origin: string): string | undefined {
  if (cors.AllowOrigins.includes('*')) return '*';
  const allowed = cors.AllowOrigins.some(
    (one) => one === origin || (one.endsWith('://*') && origin.startsWith(one.slice(0, -1))),
  );
  return allowed ? origin : undefined;
}

/** the headers every answer to a browser of an allowed origin carries */
export function corsHeaders(cors: Cors, origin: string | undefined): Record<string, string> {
  const allowed = origin === undefined ? undefined : allowedOrigin(cors, origin);
  if (allowed === undefined) return {};
  return {
    'access-control-allow-origin': allowed,
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
  };
}

/** A preflight, answered by the API itself: neither a route nor an authorizer sees it. */
export function preflight(cors: Cors, method: string, headers: Readonly<Record<string, string>>): HttpResponse | undefined {
  if (method !== 'OPTIONS' || headers.origin === undefined || headers['access-control-request-method'] === undefined)
    return undefined;
  const own = corsHeaders(cors, headers.origin);
  if (Object.keys(own).length === 0) return { statusCode: 204, headers: {}, body: '' };
  return {
    statusCode: 204,
    headers: {
      ...own,
      ...(cors.AllowMethods.length > 0 && { 'access-control-allow-methods': cors.AllowMethods.join(',') }),
      ...(cors.AllowHeaders.length > 0 && { 'access-control-allow-headers': cors.AllowHeaders.join(',') }),
      ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
    },
    body: '',
  };
}
