import { randomUUID } from 'node:crypto';
import type { Kernel } from '../../contract.ts';
import { type FunctionConfig, logLevels } from './function-config.ts';
import type { LambdaOptions } from './lambda-options.ts';
import type { EnvironmentSpec } from './sandbox/environment.ts';
import { TRANSPORT_MODULE } from './transport.ts';

const laptopCredentials = { accessKeyId: 'ASIALAPTOP0000000000', secretAccessKey: 'laptop', sessionToken: 'laptop' };

/** a bucket is put in front of a host name, which then resolves to nothing; of an address it follows in the path */
const endpointsOf = (url: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  AWS_ENDPOINT_URL_S3: url.replace('//localhost:', '//127.0.0.1:'),
});

/** Everything an execution environment of this version starts with, the variables of Lambda's runtime among it. */
export function environmentSpec(
  kernel: Kernel,
  options: LambdaOptions,
  config: FunctionConfig,
  version: string,
): EnvironmentSpec {
  const credentials = options.credentialsFor?.(config.role, config.name) ?? laptopCredentials;
  const day = new Date(kernel.now()).toISOString().slice(0, 10).replaceAll('-', '/');
  // no draw from the kernel's randomness: how many environments there were must not change a seeded run
  const logStream = `${day}/[${version}]${randomUUID().replaceAll('-', '')}`;
  const env: Record<string, string> = {
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: config.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_LOG_FORMAT: config.logFormat,
    ...(config.logFormat === 'JSON' && { AWS_LAMBDA_LOG_LEVEL: config.applicationLogLevel }),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: kernel.region,
    AWS_DEFAULT_REGION: kernel.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    LAMBDA_TASK_ROOT: config.root,
    _HANDLER: config.handler,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    ...(options.endpointUrl && endpointsOf(options.endpointUrl())),
    SDK_TRANSPORT: TRANSPORT_MODULE,
    ...options.env,
    ...config.env,
  };
  return {
    functionName: config.name,
    root: config.root,
    handler: config.handler,
    env,
    memoryMb: config.memoryMb,
    logFormat: config.logFormat,
    writtenLevels: config.logFormat === 'Text' ? logLevels : logLevels.slice(logLevels.indexOf(config.applicationLogLevel)),
  };
}
