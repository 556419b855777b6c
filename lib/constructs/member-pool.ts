import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, UserPool, type UserPoolClient, UserPoolEmail } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';

/**
 * Who may sign in to the merchant's page: by a code that is mailed to them, and no other way. An account says only whose address it is;
 * what somebody may do is an item of the merchant (domain/model/member.ts). Nobody signs up by themselves.
 */
export class MemberPool extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    const { sender } = config;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `firstsale-${config.stage}-members`,
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      // never to be changed once the pool is made
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      // Cognito wants passwords among them; no account has one, and the client takes none
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true } },
      email: sender.verified
        ? UserPoolEmail.withSES({
            fromEmail: sender.address,
            fromName: sender.name,
            replyTo: sender.replyTo,
            sesVerifiedDomain: sender.domain,
            sesRegion: Stack.of(this).region,
          })
        : UserPoolEmail.withCognito(),
      deletionProtection: config.protectData,
      removalPolicy: keeping(config),
    });
    const answers = {
      'AwsSolutions-COG1': 'nobody has a password: accounts are made without one, and the client takes codes only',
      'AwsSolutions-COG2': 'the code itself is what somebody has; Cognito asks for no second factor after one',
      'AwsSolutions-COG8': 'the plus tier costs per person and month; tries and mails are counted by the sign-in itself',
    };
    for (const [finding, reason] of Object.entries(answers)) Validations.of(this.pool).acknowledge({ id: finding, reason });
    this.client = this.pool.addClient('Page', {
      userPoolClientName: 'merchant-page',
      // only our function knows the client: the page itself never talks to Cognito
      authFlows: { user: true },
      disableOAuth: true,
      authSessionValidity: Duration.minutes(15),
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(14),
      // each refresh gives a new refresh token; the old one holds for two tabs that ask at once, no longer
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }

  /** of the tokens it gives */
  get issuer(): string {
    return `https://cognito-idp.${this.pool.stack.region}.amazonaws.com/${this.pool.userPoolId}`;
  }
}
