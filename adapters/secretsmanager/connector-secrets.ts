import { GetSecretValueCommand, ResourceNotFoundException, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { ConnectorSecrets, OutsideAccess } from '../../domain/connector/connector-ports.ts';
import type { Clock } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';

/** milliseconds a secret is remembered: a new one is valid so much later at the latest */
const remembered = 60_000;

/** what a person may put into a secret instead of the bare signing secret: where the system is called, and as whom */
const access = z.object({
  signing: z.string().default(''),
  site: z.url({ protocol: /^https?$/ }),
  authorization: z.string().min(1).optional(),
});
const whole = access.catchall(z.string());

interface Value {
  readonly signing: string;
  readonly access: OutsideAccess | undefined;
}
interface Kept {
  readonly at: number;
  readonly values: Promise<readonly Value[]>;
}

const readValue = (text: string): Value => {
  if (!text.startsWith('{')) return { signing: text, access: undefined };
  const { signing, site, authorization, ...settings } = whole.parse(JSON.parse(text));
  return { signing, access: { site, authorization, settings } };
};

/**
 * One secret per connector, `<prefix>/<connector>`. Secrets Manager keeps the value before the present one as AWSPREVIOUS: both are valid,
 * so that a sender may change over at any time after a rotation. Only the present one says where a system is called.
 */
export const connectorSecrets = (client: SecretsManagerClient, prefix: string, clock: Clock): ConnectorSecrets => {
  const value = async (connector: string, VersionStage: string): Promise<readonly Value[]> => {
    const get = new GetSecretValueCommand({ SecretId: `${prefix}/${connector}`, VersionStage });
    try {
      const { SecretString } = await calling('secretsmanager', () => client.send(get));
      // a secret pasted into a terminal ends with a line break
      const text = SecretString?.trim() ?? '';
      return text === '' ? [] : [readValue(text)];
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return [];
      throw error;
    }
  };
  const read = async (connector: string): Promise<readonly Value[]> =>
    (await Promise.all(['AWSCURRENT', 'AWSPREVIOUS'].map((stage) => value(connector, stage)))).flat();
  const kept = new Map<string, Kept>();
  const values = (connector: string): Promise<readonly Value[]> => {
    const now = Date.parse(clock.now());
    const known = kept.get(connector);
    if (known !== undefined && Math.abs(now - known.at) < remembered) return known.values;
    const fresh = read(connector).catch((error: unknown) => {
      kept.delete(connector);
      throw error;
    });
    kept.set(connector, { at: now, values: fresh });
    return fresh;
  };
  return {
    of: async (connector) => [...new Set((await values(connector)).map(({ signing }) => signing))].filter((one) => one !== ''),
    access: async (connector) => (await values(connector))[0]?.access,
  };
};
