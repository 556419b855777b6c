import { z } from 'zod';
import { AwsError, type Kernel, type ResourceType, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { secretRefusals } from './check-secret.ts';
import { Generate, generateSecret } from './generate.ts';
import { Secrets } from './secrets.ts';

const Properties = z.object({
  Description: z.string().default(''),
  SecretString: z.string().optional(),
  GenerateSecretString: Generate.optional(),
});
const TOKEN_LENGTH = 'must be 32-64 characters long';
const One = z.object({ SecretId: z.string() });
const Get = One.extend({ VersionId: z.string().optional(), VersionStage: z.string().optional() });
const Put = One.extend({
  SecretString: z.string().min(1).max(65_536).optional(),
  SecretBinary: z.instanceof(Uint8Array).optional(),
  ClientRequestToken: z.string().min(32, TOKEN_LENGTH).max(64, TOKEN_LENGTH).optional(),
});
const code = 'InvalidParameterException';

const secretType = (kernel: Kernel, secrets: Secrets): ResourceType => ({
  type: 'AWS::SecretsManager::Secret',
  properties: ['Name', 'Description', 'SecretString', ...Object.keys(Generate.shape).map((key) => `GenerateSecretString.${key}`)],
  identify(resource) {
    const arn = secrets.arnOf(nameOf(resource.properties.Name, physicalName(resource, 64)));
    return { ref: arn, attributes: { Id: arn } };
  },
  refusals: secretRefusals,
  provision(resource) {
    const { Description, SecretString, GenerateSecretString } = parseInput(Properties, resource.properties, code);
    const origin = JSON.stringify({ SecretString, GenerateSecretString });
    const value = () => SecretString ?? generateSecret(kernel, GenerateSecretString ?? Generate.parse({}));
    secrets.put(nameOf(resource.properties.Name, physicalName(resource, 64)), Description, origin, value);
  },
});

const nameOf = (given: unknown, fallback: string) => (typeof given === 'string' ? given : fallback);

const actions = (secrets: Secrets) => ({
  GetSecretValue: (input: unknown) => {
    const { SecretId, VersionId, VersionStage } = parseInput(Get, input, code);
    const secret = secrets.find(SecretId);
    const version = secrets.version(secret, VersionId, VersionStage);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.id,
      ...(version.text !== undefined && { SecretString: version.text }),
      ...(version.binary !== undefined && { SecretBinary: version.binary }),
      VersionStages: version.stages,
      CreatedDate: version.createdAt / 1000,
    };
  },
  PutSecretValue: (input: unknown) => {
    const { SecretId, SecretString, SecretBinary, ClientRequestToken } = parseInput(Put, input, code);
    if ((SecretString === undefined) === (SecretBinary === undefined))
      throw new AwsError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
    const secret = secrets.find(SecretId);
    const version = secrets.putValue(secret, SecretString, SecretBinary, ClientRequestToken);
    return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages };
  },
  DescribeSecret: (input: unknown) => {
    const secret = secrets.find(parseInput(One, input, code).SecretId);
    const versions = secrets.versions(secret);
    return {
      ARN: secret.arn,
      Name: secret.name,
      Description: secret.description,
      VersionIdsToStages: Object.fromEntries(
        versions.filter((version) => version.stages.length > 0).map((version) => [version.id, version.stages]),
      ),
      LastChangedDate: Math.max(0, ...versions.map((version) => version.createdAt)) / 1000,
    };
  },
  ListSecrets: () => ({
    SecretList: secrets.all().map(({ arn, name, description }) => ({ ARN: arn, Name: name, Description: description })),
  }),
});

/** AWS Secrets Manager: reading and setting; rotation and replication are not run. */
export function secretsManagerService(kernel: Kernel): Service {
  const secrets = new Secrets(kernel);
  return {
    name: 'secretsmanager',
    resourceTypes: [secretType(kernel, secrets)],
    actions: actions(secrets),
    authorize(action: string, input: unknown) {
      const { data } = One.safeParse(input);
      if (!data) return [{ action: `secretsmanager:${action}`, resource: '*' }];
      const known = secrets
        .all()
        .find(({ name, arn }) => name === data.SecretId || arn === data.SecretId || arn.slice(0, -7) === data.SecretId);
      const resource = known?.arn ?? (data.SecretId.startsWith('arn:') ? data.SecretId : secrets.arnOf(data.SecretId));
      return [{ action: `secretsmanager:${action}`, resource }];
    },
    start: () => undefined,
    stop: () => undefined,
  };
}
