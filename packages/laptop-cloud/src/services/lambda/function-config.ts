import { z } from 'zod';

const Destination = z.object({ Destination: z.string() }).optional();
export const Destinations = z.object({ OnSuccess: Destination, OnFailure: Destination });

export const logLevels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
/** the least level that is kept; JSON logs only, as on AWS */
export const LogLevel = z.enum(logLevels).default('INFO');

/** one version of a function as it runs; seconds and MB */
export const FunctionConfig = z.object({
  name: z.string(),
  arn: z.string(),
  role: z.string(),
  handler: z.string(),
  description: z.string(),
  env: z.record(z.string(), z.string()),
  timeoutSeconds: z.number(),
  memoryMb: z.number(),
  architecture: z.string(),
  logGroup: z.string(),
  logFormat: z.enum(['Text', 'JSON']),
  applicationLogLevel: LogLevel,
  systemLogLevel: LogLevel,
  tracing: z.string(),
  deadLetterArn: z.string().optional(),
  /** folder with the code */
  root: z.string(),
  codeSha256: z.string(),
  codeSize: z.number(),
  lastModified: z.number(),
});
export type FunctionConfig = z.infer<typeof FunctionConfig>;

/** what happens to asynchronous invocations */
export interface InvokeConfig {
  readonly retries: number;
  readonly maxAgeSeconds: number;
  readonly onSuccess?: string | undefined;
  readonly onFailure?: string | undefined;
}

export interface Permission {
  readonly sid: string;
  readonly action: string;
  readonly principal: string;
  readonly qualifier?: string | undefined;
  readonly sourceArn?: string | undefined;
  readonly sourceAccount?: string | undefined;
}
