import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sdkClient } from './sdk-client.ts';

export const secretsmanagerClient = (): SecretsManagerClient =>
  sdkClient('secretsmanager', (options) => new SecretsManagerClient(options));
