import { Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';

export type StageSecretProps = {
  readonly config: StageConfig;
  readonly name: string;
  readonly description: string;
  /** what a new value would break */
  readonly neverRotated: string;
};

/** a secret key of the stage: made once by AWS, known to nobody, never changed */
export class StageSecret extends Construct {
  /** for an environment variable; a reference CloudFormation resolves, never the value */
  readonly reference: string;

  constructor(scope: Construct, id: string, { config, name, description, neverRotated }: StageSecretProps) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `firstsale-${config.stage}/${name}`,
      description,
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      removalPolicy: keeping(config),
    });
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: neverRotated });
    this.reference = secret.secretValue.unsafeUnwrap();
  }
}

/** keys the HMAC bank accounts are compared by (docs/adr/0005) */
export const fingerprintPepper = {
  name: 'fingerprint-pepper',
  description: 'keys the fingerprints of bank accounts; a new value would make every known account look new',
  neverRotated: 'rotating it would make every known bank account look new',
} as const;

/** signs what the reader of a letter may do without signing in (docs/adr/0056) */
export const letterSecret = {
  name: 'letters',
  description: 'signs the opt-out and rating links of letters; a new value would end those of every letter already sent',
  neverRotated: 'rotating it would end the opt-out links of letters that merchants already have',
} as const;
