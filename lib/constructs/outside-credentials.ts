import { Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';

/** what the help desk knows us by: a person sets it, and nobody else has it */
export class OutsideCredentials extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.secret = new Secret(this, 'Credentials', {
      secretName: `firstsale-${config.stage}/outside`,
      description: 'Authorization header for the help desk; docs/runbook.md says how to set them',
      // random until a person sets it: the outside refuses, and what it refused waits in the undelivered queue
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ helpDesk: 'not set' }),
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
