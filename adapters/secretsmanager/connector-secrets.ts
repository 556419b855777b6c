import { GetSecretValueCommand, ResourceNotFoundException, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ConnectorSecrets } from '../../domain/connector/connector-ports.ts';
import type { Clock } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';

/** milliseconds a secret is remembered: a new one is valid so much later at the latest */
const remembered = 60_000;

interface Kept {
  readonly at: number;
  readonly secrets: Promise<readonly string[]>;
}

/**
 * One secret per connector, `<prefix>/<connector>`. Secrets Manager keeps the value before the present one as AWSPREVIOUS: both are valid,
 * so that a sender may change over at any time after a rotation.
 */
export const connectorSecrets = (client: SecretsManagerClient, prefix: string, clock: Clock): ConnectorSecrets => {
  const value = async (connector: string, VersionStage: string): Promise<readonly string[]> => {
    const get = new GetSecretValueCommand({ SecretId: `${prefix}/${connector}`, VersionStage });
    try {
      const { SecretString } = await calling('secretsmanager', () => client.send(get));
      // a secret pasted into a terminal ends with a line break
      const text = SecretString?.trim() ?? '';
      return text === '' ? [] : [text];
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return [];
      throw error;
    }
  };
  const read = async (connector: string): Promise<readonly string[]> => {
    const [current, previous] = await Promise.all([value(connector, 'AWSCURRENT'), value(connector, 'AWSPREVIOUS')]);
    return [...new Set([...current, ...previous])];
  };
  const kept = new Map<string, Kept>();
  return {
    of: (connector) => {
      const now = Date.parse(clock.now());
      const known = kept.get(connector);
      if (known !== undefined && Math.abs(now - known.at) < remembered) return known.secrets;
      const secrets = read(connector).catch((error: unknown) => {
        kept.delete(connector);
        throw error;
      });
      kept.set(connector, { at: now, secrets });
      return secrets;
    },
  };
};
