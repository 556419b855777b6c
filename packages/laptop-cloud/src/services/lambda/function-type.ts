import { z } from 'zod';
import { AwsError, type Kernel, type ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { functionRefusals } from './check-function.ts';
import { folderCode, inlineCode } from './function-code.ts';
import { LogLevel } from './function-config.ts';
import type { Functions } from './lambda-functions.ts';
import type { LambdaOptions } from './lambda-options.ts';

const whole = z.coerce.number().int();
const Properties = z.object({
  Code: z.union([z.object({ S3Bucket: z.string(), S3Key: z.string() }), z.object({ ZipFile: z.string() })]),
  Handler: z.string(),
  Runtime: z.literal('nodejs24.x', { error: 'only nodejs24.x runs on the laptop' }),
  Role: z.string(),
  Description: z.string().default(''),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).default({ Variables: {} }),
  Timeout: whole.min(1).max(900).default(3),
  MemorySize: whole.min(128).max(10240).default(128),
  Architectures: z.array(z.enum(['arm64', 'x86_64'])).default(['x86_64']),
  ReservedConcurrentExecutions: whole.min(0).optional(),
  DeadLetterConfig: z
    .object({ TargetArn: z.string().regex(/^arn:[^:]+:sqs:/, { error: 'only SQS queues are dead-letter queues on the laptop' }) })
    .optional(),
  LoggingConfig: z
    .object({
      LogGroup: z.string().optional(),
      LogFormat: z.enum(['Text', 'JSON']).default('Text'),
      ApplicationLogLevel: LogLevel,
      SystemLogLevel: LogLevel,
    })
    .default({ LogFormat: 'Text', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO' }),
  TracingConfig: z.object({ Mode: z.enum(['Active', 'PassThrough']) }).default({ Mode: 'PassThrough' }),
});

/** AWS::Lambda::Function. Layers, images, VPCs and other runtimes are not among the properties: they stop the boot by name. */
export const functionType = (kernel: Kernel, functions: Functions, options: LambdaOptions): ResourceType => ({
  type: 'AWS::Lambda::Function',
  properties: [
    'FunctionName',
    'Code.S3Bucket',
    'Code.S3Key',
    'Code.ZipFile',
    'Handler',
    'Runtime',
    'Role',
    'Description',
    'Environment.Variables.*',
    'Timeout',
    'MemorySize',
    'Architectures[]',
    'ReservedConcurrentExecutions',
    'DeadLetterConfig.TargetArn',
    'LoggingConfig.LogGroup',
    'LoggingConfig.LogFormat',
    'LoggingConfig.ApplicationLogLevel',
    'LoggingConfig.SystemLogLevel',
  ],
  identify(resource, { account, region }) {
    const given = resource.properties.FunctionName;
    const name = typeof given === 'string' ? given : physicalName(resource, 64);
    return { ref: name, attributes: { Arn: `arn:aws:lambda:${region}:${account}:function:${name}` } };
  },
  refusals: functionRefusals,
  provision(resource, { ref: name, attributes }) {
    const given = parseInput(Properties, resource.properties, 'InvalidParameterValueException');
    const code =
      'ZipFile' in given.Code
        ? inlineCode(given.Code.ZipFile)
        : folderCode(assetFolder(resource.asset ?? options.assetFolder, given.Code.S3Bucket, given.Code.S3Key, name));
    functions.put(
      {
        name,
        arn: attributes.Arn ?? '',
        role: given.Role,
        handler: given.Handler,
        description: given.Description,
        env: given.Environment.Variables,
        timeoutSeconds: given.Timeout,
        memoryMb: given.MemorySize,
        architecture: given.Architectures[0] ?? 'x86_64',
        logGroup: given.LoggingConfig.LogGroup ?? `/aws/lambda/${name}`,
        logFormat: given.LoggingConfig.LogFormat,
        applicationLogLevel: given.LoggingConfig.ApplicationLogLevel,
        systemLogLevel: given.LoggingConfig.SystemLogLevel,
        tracing: given.TracingConfig.Mode,
        deadLetterArn: given.DeadLetterConfig?.TargetArn,
        root: code.root,
        codeSha256: code.sha256,
        codeSize: code.size,
        lastModified: kernel.now(),
      },
      given.ReservedConcurrentExecutions,
    );
  },
});

function assetFolder(assets: LambdaOptions['assetFolder'], bucket: string, key: string, name: string): string {
  const folder = assets?.(bucket, key);
  if (folder === undefined)
    throw new AwsError(
      'InvalidParameterValueException',
      `${name}: Code s3://${bucket}/${key} is no asset of the synthesized app; run the synthesis again`,
    );
  return folder;
}
