import { Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { connectors } from '../../connectors/registry.ts';
import type { StageConfig } from '../config.ts';
import { pascalCase } from '../functions.ts';
import { keeping } from './keeping.ts';

/**
 * One secret per connector, random until a person sets the one of the outside system; docs/connectors.md says how. A new value leaves the one
 * before it valid, so that it can be changed while messages come.
 */
export class ConnectorSecrets extends Construct {
  /** what the name of each begins with, before `/<connector>` */
  readonly prefix: string;
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.prefix = `firstsale-${config.stage}/connectors`;
    this.arns = connectors.map(({ id: connector, title }) => {
      const secret = new Secret(this, pascalCase(connector), {
        secretName: `${this.prefix}/${connector}`,
        description: `what ${title} signs its messages with`,
        generateSecretString: { passwordLength: 40, excludePunctuation: true },
        removalPolicy: keeping(config),
      });
      Validations.of(secret).acknowledge({
        id: 'AwsSolutions-SMG4',
        reason: 'the other side must change it too: a person does, and both values are valid meanwhile',
      });
      return secret.secretArn;
    });
  }
}
