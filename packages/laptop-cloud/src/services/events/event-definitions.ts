import * as z from 'zod';

const texts = z.record(z.string(), z.string());

/** a rule's target; kinds of parameters that are not here are refused by name */
export const Target = z.strictObject({
  Id: z.string().min(1).max(64),
  Arn: z.string().min(1),
  RoleArn: z.string().optional(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z.strictObject({ InputPathsMap: texts.optional(), InputTemplate: z.string().min(1).max(8192) }).optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string() }).optional(),
  HttpParameters: z
    .strictObject({
      PathParameterValues: z.array(z.string()).optional(),
      HeaderParameters: texts.optional(),
      QueryStringParameters: texts.optional(),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.coerce.number().int().min(0).max(185).optional(),
      MaximumEventAgeInSeconds: z.coerce.number().int().min(60).max(86400).optional(),
    })
    .optional(),
});
export type Target = z.infer<typeof Target>;

export const RuleDefinition = z.object({
  name: z.string(),
  bus: z.string(),
  /** JSON text */
  pattern: z.string(),
  enabled: z.boolean(),
  description: z.string().optional(),
  roleArn: z.string().optional(),
  targets: z.array(Target),
});
export type RuleDefinition = z.infer<typeof RuleDefinition>;

export const BusDefinition = z.object({ name: z.string(), description: z.string().optional(), createdAt: z.number() });
export type BusDefinition = z.infer<typeof BusDefinition>;

export const ArchiveDefinition = z.object({
  name: z.string(),
  bus: z.string(),
  pattern: z.string().optional(),
  description: z.string().optional(),
  /** 0 keeps events for ever */
  retentionDays: z.number().int().min(0),
  createdAt: z.number(),
});
export type ArchiveDefinition = z.infer<typeof ArchiveDefinition>;

const parameters = z
  .array(z.strictObject({ Key: z.string(), Value: z.string(), IsValueSecret: z.boolean().optional() }))
  .optional();
export const ConnectionDefinition = z.object({
  name: z.string(),
  arn: z.string(),
  secretArn: z.string(),
  description: z.string().optional(),
  authorizationType: z.enum(['API_KEY', 'BASIC']),
  auth: z.strictObject({
    ApiKeyAuthParameters: z.strictObject({ ApiKeyName: z.string(), ApiKeyValue: z.string() }).optional(),
    BasicAuthParameters: z.strictObject({ Username: z.string(), Password: z.string() }).optional(),
    InvocationHttpParameters: z
      .strictObject({ HeaderParameters: parameters, QueryStringParameters: parameters, BodyParameters: parameters })
      .optional(),
  }),
  createdAt: z.number(),
});
export type ConnectionDefinition = z.infer<typeof ConnectionDefinition>;

export const DestinationDefinition = z.object({
  name: z.string(),
  arn: z.string(),
  connectionArn: z.string(),
  description: z.string().optional(),
  endpoint: z.string(),
  method: z.enum(['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']),
  ratePerSecond: z.number().int().min(1).max(300),
  createdAt: z.number(),
});
export type DestinationDefinition = z.infer<typeof DestinationDefinition>;
