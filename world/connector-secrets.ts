import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import * as z from 'zod';
import { connectors } from '../connectors/registry.ts';

const named = z.object({ SecretList: z.array(z.object({ Name: z.string() })) });
const value = z.object({ SecretString: z.string() });

/** gives every connector its documented test secret, as a person sets the real one in AWS; one that a person has set since stays */
export const setConnectorSecrets = async (cloud: Pick<LocalCloud, 'call'>): Promise<void> => {
  const { SecretList } = named.parse(await cloud.call('secretsmanager', 'ListSecrets', {}));
  for (const { Name } of SecretList) {
    const connector = connectors.find(({ id }) => Name.endsWith(`/connectors/${id}`));
    if (connector === undefined) continue;
    const { VersionIdsToStages } = z
      .object({ VersionIdsToStages: z.record(z.string(), z.unknown()) })
      .parse(await cloud.call('secretsmanager', 'DescribeSecret', { SecretId: Name }));
    // the value of the template is the first one: any other was set by somebody
    if (Object.keys(VersionIdsToStages).length > 1) continue;
    const { SecretString } = value.parse(await cloud.call('secretsmanager', 'GetSecretValue', { SecretId: Name }));
    if (SecretString === connector.laptopSecret) continue;
    await cloud.call('secretsmanager', 'PutSecretValue', { SecretId: Name, SecretString: connector.laptopSecret });
  }
};
