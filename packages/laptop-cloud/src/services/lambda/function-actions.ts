import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { AwsError } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { ACCOUNT_CONCURRENCY, MIN_UNRESERVED } from './check-function.ts';
import type { Functions, Target } from './lambda-functions.ts';
import type { Mappings } from './mappings.ts';

const Named = z.object({ FunctionName: z.string(), Qualifier: z.string().optional() });
const Reserving = Named.extend({ ReservedConcurrentExecutions: z.number().int().min(0) });
const Page = z.object({
  Marker: z.string().optional(),
  MaxItems: z.coerce.number().int().min(1).max(10000).default(50),
  FunctionName: z.string().optional(),
  EventSourceArn: z.string().optional(),
});
const OneMapping = z.object({ UUID: z.string() });
const Update = OneMapping.extend({ Enabled: z.boolean().optional() }).catchall(z.unknown());
const code = 'InvalidParameterValueException';

const configuration = ({ config, version, arn }: Target) => ({
  FunctionName: config.name,
  FunctionArn: arn,
  Runtime: 'nodejs24.x',
  Role: config.role,
  Handler: config.handler,
  CodeSize: config.codeSize,
  Description: config.description,
  Timeout: config.timeoutSeconds,
  MemorySize: config.memoryMb,
  LastModified: new Date(config.lastModified).toISOString().replace('Z', '+0000'),
  CodeSha256: config.codeSha256,
  Version: version,
  Environment: { Variables: config.env },
  TracingConfig: { Mode: config.tracing },
  State: 'Active',
  LastUpdateStatus: 'Successful',
  PackageType: 'Zip',
  Architectures: [config.architecture],
  LoggingConfig: { LogFormat: config.logFormat, LogGroup: config.logGroup },
  ...(config.deadLetterArn !== undefined && { DeadLetterConfig: { TargetArn: config.deadLetterArn } }),
});

const page = <Item>(items: readonly Item[], keyOf: (item: Item) => string, marker: string | undefined, most: number) => {
  const from = marker === undefined ? 0 : items.findIndex((item) => keyOf(item) === marker) + 1;
  const found = items.slice(from, from + most);
  const last = found.at(-1);
  return { found, ...(from + most < items.length && last !== undefined && { NextMarker: keyOf(last) }) };
};

/** What can be asked about functions and mappings; except how many run at once, changing functions is the template's business. */
export const functionActions = (functions: Functions, mappings: Mappings) => ({
  GetFunction: (input: unknown) => {
    const { FunctionName, Qualifier } = parseInput(Named, input, code);
    const target = functions.resolve(FunctionName, Qualifier);
    const { reserved } = target.fn;
    return {
      Configuration: configuration(target),
      Code: { RepositoryType: 'S3', Location: pathToFileURL(target.config.root).href },
      ...(reserved !== undefined && { Concurrency: { ReservedConcurrentExecutions: reserved } }),
    };
  },
  GetFunctionConcurrency: (input: unknown) => {
    const { reserved } = functions.resolve(parseInput(Named, input, code).FunctionName).fn;
    return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved };
  },
  PutFunctionConcurrency: (input: unknown) => {
    const { FunctionName, ReservedConcurrentExecutions: wanted } = parseInput(Reserving, input, code);
    const { name } = functions.resolve(FunctionName).config;
    const others = functions.all().filter(({ latest }) => latest.name !== name);
    const left = ACCOUNT_CONCURRENCY - wanted - others.reduce((sum, { reserved = 0 }) => sum + reserved, 0);
    if (left < MIN_UNRESERVED)
      throw new AwsError(
        code,
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${MIN_UNRESERVED}].`,
      );
    functions.reserve(name, wanted);
    return { ReservedConcurrentExecutions: wanted };
  },
  DeleteFunctionConcurrency: (input: unknown) => {
    functions.reserve(functions.resolve(parseInput(Named, input, code).FunctionName).config.name, undefined);
    return {};
  },
  GetFunctionConfiguration: (input: unknown) => {
    const { FunctionName, Qualifier } = parseInput(Named, input, code);
    return configuration(functions.resolve(FunctionName, Qualifier));
  },
  ListFunctions: (input: unknown) => {
    const { Marker, MaxItems } = parseInput(Page, input, code);
    const all = functions
      .all()
      .map(({ latest }) => latest.name)
      .sort();
    const { found, ...next } = page(all, (name) => name, Marker, MaxItems);
    return { Functions: found.map((name) => configuration(functions.resolve(name))), ...next };
  },
  ListVersionsByFunction: (input: unknown) => {
    const { FunctionName = '', Marker, MaxItems } = parseInput(Page, input, code);
    const { fn } = functions.resolve(FunctionName);
    const { found, ...next } = page(['$LATEST', ...fn.versions.keys()], (version) => version, Marker, MaxItems);
    return { Versions: found.map((version) => configuration(functions.resolve(fn.latest.name, version))), ...next };
  },
  ListAliases: (input: unknown) => {
    const { FunctionName } = parseInput(Named, input, code);
    const { fn } = functions.resolve(FunctionName);
    return {
      Aliases: [...fn.aliases].map(([Name, FunctionVersion]) => ({
        AliasArn: `${fn.latest.arn}:${Name}`,
        Name,
        FunctionVersion,
        Description: '',
      })),
    };
  },
  GetPolicy: (input: unknown) => {
    const { FunctionName, Qualifier } = parseInput(Named, input, code);
    const target = functions.resolve(FunctionName, Qualifier);
    const Statement = statementsOf(target);
    if (Statement.length === 0)
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, { Type: 'User' });
    return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }), RevisionId: target.config.codeSha256 };
  },
  GetEventSourceMapping: (input: unknown) => mappings.describe(parseInput(OneMapping, input, code).UUID),
  ListEventSourceMappings: (input: unknown) => {
    const { FunctionName, EventSourceArn, Marker, MaxItems } = parseInput(Page, input, code);
    const arn = FunctionName === undefined ? undefined : functions.resolve(FunctionName).arn;
    const all = mappings
      .list()
      .map((uuid) => mappings.describe(uuid))
      .filter(
        (one) =>
          (arn === undefined || one.FunctionArn === arn) &&
          (EventSourceArn === undefined || one.EventSourceArn === EventSourceArn),
      );
    const { found, ...next } = page(all, (one) => one.UUID, Marker, MaxItems);
    return { EventSourceMappings: found, ...next };
  },
  UpdateEventSourceMapping: (input: unknown) => {
    const { UUID, Enabled, FunctionName: _, ...others } = parseInput(Update, input, code);
    const [other] = Object.keys(others);
    if (other !== undefined)
      throw new AwsError(
        code,
        `${other}: on the laptop only Enabled of an event source mapping can be changed; change the template for the rest`,
      );
    if (Enabled !== undefined) mappings.enable(UUID, Enabled);
    return mappings.describe(UUID);
  },
});

/** the resource policy of a function, as AddPermission would have written it */
const statementsOf = ({ fn, arn, qualifier }: Target) =>
  [...fn.permissions.values()]
    .filter((permission) => permission.qualifier === qualifier)
    .map(({ sid, action, principal, sourceArn, sourceAccount }) => {
      const service = principal.includes('.amazonaws.com');
      const who = service
        ? { Service: principal }
        : { AWS: /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal };
      const Condition = {
        ...(sourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': sourceAccount } }),
        ...(sourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': sourceArn } }),
      };
      const conditional = Object.keys(Condition).length > 0;
      return {
        Sid: sid,
        Effect: 'Allow',
        Principal: principal === '*' ? '*' : who,
        Action: action,
        Resource: arn,
        ...(conditional && { Condition }),
      };
    });
