import { z } from 'zod';

const seconds = z.coerce.number().int().min(0);
const flag = z.boolean().default(false);
const security = z.object({
  ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), Override: z.boolean() }).optional(),
  ContentTypeOptions: z.object({ Override: z.boolean() }).optional(),
  FrameOptions: z.object({ FrameOption: z.string(), Override: z.boolean() }).optional(),
  ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), Override: z.boolean() }).optional(),
  StrictTransportSecurity: z
    .object({ AccessControlMaxAgeSec: seconds, IncludeSubdomains: flag, Preload: flag, Override: z.boolean() })
    .optional(),
});
export const HeadersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    Name: z.string(),
    SecurityHeadersConfig: security.default({}),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), Override: z.boolean() })) })
      .default({ Items: [] }),
  }),
});

export const headersPolicyProperties: readonly string[] = [
  'Name',
  'SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy',
  'SecurityHeadersConfig.ContentSecurityPolicy.Override',
  'SecurityHeadersConfig.ContentTypeOptions.Override',
  'SecurityHeadersConfig.FrameOptions.FrameOption',
  'SecurityHeadersConfig.FrameOptions.Override',
  'SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy',
  'SecurityHeadersConfig.ReferrerPolicy.Override',
  'SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec',
  'SecurityHeadersConfig.StrictTransportSecurity.IncludeSubdomains',
  'SecurityHeadersConfig.StrictTransportSecurity.Preload',
  'SecurityHeadersConfig.StrictTransportSecurity.Override',
  'CustomHeadersConfig.Items[].Header',
  'CustomHeadersConfig.Items[].Value',
  'CustomHeadersConfig.Items[].Override',
].map((name) => `ResponseHeadersPolicyConfig.${name}`);

export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  /** whether it replaces what the origin says */
  readonly override: boolean;
}

/** the headers a policy adds, in lower case */
export function headersOf({ ResponseHeadersPolicyConfig: config }: z.infer<typeof HeadersPolicy>): PolicyHeader[] {
  const { ContentSecurityPolicy, ContentTypeOptions, FrameOptions, ReferrerPolicy, StrictTransportSecurity } =
    config.SecurityHeadersConfig;
  const headers: PolicyHeader[] = [];
  const add = (name: string, value: string, override: boolean) => headers.push({ name, value, override });
  if (ContentSecurityPolicy !== undefined)
    add('content-security-policy', ContentSecurityPolicy.ContentSecurityPolicy, ContentSecurityPolicy.Override);
  if (ContentTypeOptions !== undefined) add('x-content-type-options', 'nosniff', ContentTypeOptions.Override);
  if (FrameOptions !== undefined) add('x-frame-options', FrameOptions.FrameOption, FrameOptions.Override);
  if (ReferrerPolicy !== undefined) add('referrer-policy', ReferrerPolicy.ReferrerPolicy, ReferrerPolicy.Override);
  if (StrictTransportSecurity !== undefined) {
    const { AccessControlMaxAgeSec, IncludeSubdomains, Preload, Override } = StrictTransportSecurity;
    const parts = [`max-age=${AccessControlMaxAgeSec}`, ...(IncludeSubdomains ? ['includeSubDomains'] : [])];
    add('strict-transport-security', [...parts, ...(Preload ? ['preload'] : [])].join('; '), Override);
  }
  for (const { Header, Value, Override } of config.CustomHeadersConfig.Items) add(Header.toLowerCase(), Value, Override);
  return headers;
}

export const withPolicy = (
  headers: Readonly<Record<string, string>>,
  policy: readonly PolicyHeader[],
): Readonly<Record<string, string>> => ({
  ...headers,
  ...Object.fromEntries(
    policy.filter(({ name, override }) => override || headers[name] === undefined).map(({ name, value }) => [name, value]),
  ),
});
