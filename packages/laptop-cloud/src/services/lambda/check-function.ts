import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';

/** set by Lambda itself; documented */
const RESERVED: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);
const VARIABLE_NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
const MAX_VARIABLES_BYTES = 4096;
const MAX_INLINE_CODE = 4 * 1024 * 1024;
// the concurrency of an account, and what reservations must leave of it
export const ACCOUNT_CONCURRENCY = 1000;
export const MIN_UNRESERVED = 100;

const properties = z.looseObject({
  Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()).catch({}) }).catch({ Variables: {} }),
  Code: z.looseObject({ ZipFile: z.string().optional() }).catch({}),
  LoggingConfig: z
    .looseObject({
      LogFormat: z.string().optional(),
      ApplicationLogLevel: z.unknown().optional(),
      SystemLogLevel: z.unknown().optional(),
    })
    .catch({ ApplicationLogLevel: undefined, SystemLogLevel: undefined }),
  ReservedConcurrentExecutions: z.coerce.number().catch(0),
});
const read = ({ resource }: NamedResource): z.infer<typeof properties> => properties.parse(resource.properties);

/** What Lambda refuses of a function beyond single values. */
export function functionRefusals(named: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { Environment, Code, LoggingConfig } = read(named);
  const found: Refusal[] = [...variableRefusals(Environment.Variables)];
  if (Code.ZipFile !== undefined && Buffer.byteLength(Code.ZipFile) > MAX_INLINE_CODE)
    found.push({ property: 'Code.ZipFile', problem: 'inline code has 4 MB at most' });
  for (const level of ['ApplicationLogLevel', 'SystemLogLevel'] as const)
    if (LoggingConfig[level] !== undefined && LoggingConfig.LogFormat !== 'JSON')
      found.push({ property: `LoggingConfig.${level}`, problem: 'a log level goes with LogFormat JSON only' });
  return [...found, ...reservationRefusals(named, all)];
}

function variableRefusals(variables: Readonly<Record<string, unknown>>): readonly Refusal[] {
  const names = Object.keys(variables);
  const property = 'Environment.Variables';
  const reserved = names.filter((name) => RESERVED.has(name));
  const malformed = names.filter((name) => !RESERVED.has(name) && !VARIABLE_NAME.test(name));
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  return [
    ...reserved.map((name) => ({ property, problem: `${name} is reserved: Lambda sets it itself` })),
    ...malformed.map((name) => ({ property, problem: `${name} is no name of a variable: a letter, then letters, digits, _` })),
    ...(bytes > MAX_VARIABLES_BYTES ? [{ property, problem: `the variables take ${bytes} bytes, 4 KB at most` }] : []),
  ];
}

function reservationRefusals(named: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  if (read(named).ReservedConcurrentExecutions === 0) return [];
  const functions = all.filter(({ resource }) => resource.type === named.resource.type);
  const reserved = functions.reduce((sum, one) => sum + read(one).ReservedConcurrentExecutions, 0);
  if (reserved <= ACCOUNT_CONCURRENCY - MIN_UNRESERVED) return [];
  const problem = `all functions reserve ${reserved}, which leaves the account less than ${MIN_UNRESERVED} of ${ACCOUNT_CONCURRENCY}`;
  return [{ property: 'ReservedConcurrentExecutions', problem }];
}
