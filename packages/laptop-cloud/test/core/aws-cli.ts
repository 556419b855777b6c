import { execFile, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** nothing of whoever runs the tests but what a program needs to start */
const env = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  AWS_ACCESS_KEY_ID: 'me',
  AWS_SECRET_ACCESS_KEY: 's',
  AWS_DEFAULT_REGION: 'eu-central-1',
};
const program = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => [join(folder, 'aws'), join(folder, 'aws.exe')])
  .find((file) => spawnSync(file, ['--version'], { env, encoding: 'utf8' }).stdout?.startsWith('aws-cli/2.'));

/** whether version 2 of the AWS CLI is installed on this machine */
export const hasAwsCli = program !== undefined;

/** what the AWS CLI prints when it asks an endpoint, as JSON text. @throws Error with what it complains of */
export const awsCli = async (endpoint: string, ...args: string[]): Promise<string> => {
  if (program === undefined) throw new Error('the AWS CLI is not installed');
  const { stdout } = await promisify(execFile)(program, ['--endpoint-url', endpoint, '--output', 'json', ...args], { env });
  return stdout;
};
