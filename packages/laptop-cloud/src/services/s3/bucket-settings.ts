import { z } from 'zod';

const list = z.array(z.string());
const CorsRule = z.object({
  AllowedMethods: list,
  AllowedOrigins: list,
  AllowedHeaders: list.default([]),
  ExposedHeaders: list.default([]),
  MaxAge: z.coerce.number().optional(),
});
export type CorsRule = z.infer<typeof CorsRule>;

/** the laptop has no anonymous callers of S3, so a bucket that is public would be something else here than on AWS */
export const BucketProperties = z.object({
  PublicAccessBlockConfiguration: z.object({
    BlockPublicAcls: z.literal(true),
    BlockPublicPolicy: z.literal(true),
    IgnorePublicAcls: z.literal(true),
    RestrictPublicBuckets: z.literal(true),
  }),
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  CorsConfiguration: z.object({ CorsRules: z.array(CorsRule) }).optional(),
  NotificationConfiguration: z
    .object({ EventBridgeConfiguration: z.object({ EventBridgeEnabled: z.coerce.boolean() }).optional() })
    .optional(),
});

export interface BucketSettings {
  readonly createdAt: number;
  readonly eventBridge: boolean;
  readonly cors: readonly CorsRule[];
}

const matches = (pattern: string, value: string): boolean => {
  const [before = '', after] = pattern.toLowerCase().split('*');
  const given = value.toLowerCase();
  if (after === undefined) return given === before;
  return given.length >= before.length + after.length && given.startsWith(before) && given.endsWith(after);
};

/** what a browser asks on behalf of a page */
export interface Asked {
  readonly origin: string;
  readonly method: string;
  /** of a preflight: headers the page would send */
  readonly headers: readonly string[];
}

/**
 * The CORS headers S3 answers a page with: those of the first rule that allows it; none where no rule does. Source: "Using cross-origin
 * resource sharing", S3 user guide.
 * @param isOwn an origin of the template's that the laptop answers under its own address
 */
export function corsHeaders(
  rules: readonly CorsRule[],
  asked: Asked,
  isOwn: (origin: string) => boolean,
): Record<string, string> {
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      AllowedMethods.includes(asked.method) &&
      AllowedOrigins.some((one) => matches(one, asked.origin) || (isOwn(asked.origin) && /\.cloudfront\.net$/.test(one))) &&
      asked.headers.every((name) => AllowedHeaders.some((one) => matches(one, name))),
  );
  if (rule === undefined) return {};
  return {
    'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : asked.origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(asked.headers.length === 0 ? {} : { 'access-control-allow-headers': asked.headers.join(', ') }),
    ...(rule.ExposedHeaders.length === 0 ? {} : { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    ...(rule.AllowedOrigins.includes('*') ? {} : { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
