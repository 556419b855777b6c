import { secretsmanagerClient } from '../../adapters/aws/secretsmanager-client.ts';
import { connectorSecrets } from '../../adapters/secretsmanager/connector-secrets.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { ConnectorSecrets } from '../../domain/connector/connector-ports.ts';
import { connectorSecretsEnv, readEnv } from '../runtime/read-env.ts';

let shared: ConnectorSecrets | undefined;

/** secrets of connectors, remembered for a minute. Throws MissingConfiguration */
export const sharedConnectorSecrets = (): ConnectorSecrets => {
  shared ??= connectorSecrets(secretsmanagerClient(), readEnv(connectorSecretsEnv).CONNECTORS_NAMED, systemClock);
  return shared;
};
