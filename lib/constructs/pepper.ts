import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** the key of the HMAC bank accounts are compared by: made once by AWS, known to nobody, never changed (docs/adr/0005) */
export class Pepper extends Construct {
  /** for an environment variable; a reference CloudFormation resolves, never the value */
  readonly reference: string;

  constructor(scope: Construct, id: string, props: { config: StageConfig }) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `firstsale-${props.config.stage}/fingerprint-pepper`,
      description: 'keys the fingerprints of bank accounts; a new value would make every known account look new',
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      removalPolicy: props.config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'rotating it would make every known bank account look new',
    });
    this.reference = secret.secretValue.unsafeUnwrap();
  }
}
