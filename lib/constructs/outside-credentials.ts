import { Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';

/** what Slack and the help desk know us by: a person sets both, and nobody else has them */
export class OutsideCredentials extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.secret = new Secret(this, 'Credentials', {
      secretName: `firstsale-${config.stage}/outside`,
      description: 'Authorization headers for Slack and the help desk; docs/runbook.md says how to set them',
      // random until a person sets them: the outside refuses, and what it refused waits in the undelivered queue
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ slack: 'not set', helpDesk: 'not set' }),
        generateStringKey: 'seed',
      },
      removalPolicy: keeping(config),
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'tokens of other companies cannot be rotated from here; docs/runbook.md says how a person does it',
    });
  }
}
