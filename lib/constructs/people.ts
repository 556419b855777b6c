import { Duration, Fn, ScopedAws, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';

const groups = {
  viewer: 'reads everything',
  analyst: 'works activation and care tasks',
  risk: 'decides risk reviews',
  lead: 'moves work between teams and publishes policy',
  admin: 'everything',
  privacy: 'keeps the records that are restricted: the only one who sees them',
} as const;

/** where the console waits for people who come back from the sign-in page, and where it sends those who left */
const page = '/sign-in';

/**
 * Who may sign in to the console, in six groups; nobody signs up by themselves. Whoever works for a supplier is in the group `supplier-<team>`
 * too, which an administrator makes when the contract begins: they see that team's work only. People have a name of their own (ana.silva), which the
 * timeline knows them by, and may sign in with their address too.
 */
export class People extends Construct {
  readonly pool: UserPool;
  /** of the hosted sign-in page, without a slash at the end */
  readonly signInOrigin: string;

  constructor(scope: Construct, id: string, props: { config: StageConfig }) {
    super(scope, id);
    const { config } = props;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `firstsale-${config.stage}`,
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: config.protectData,
      removalPolicy: keeping(config),
    });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'the plus tier costs per person and month; second factors are required and nobody signs up by themselves',
    });
    for (const [groupName, description] of Object.entries(groups)) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, { userPoolId: this.pool.userPoolId, groupName, description });
    }
    // the third of the stack's own id: the name of a sign-in page is taken by the first who asks in a region
    const own = Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', new ScopedAws(this).stackId))));
    const domainPrefix = `firstsale-${config.stage}-${own}`;
    this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.signInOrigin = `https://${domainPrefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
  }

  /** the console as a client of the pool, in the stack that has the console: authorization code with PKCE, no secret, tokens for a working day at most */
  console(scope: Construct, origin: string): UserPoolClient {
    const client = new UserPoolClient(scope, 'ConsoleClient', {
      userPool: this.pool,
      userPoolClientName: 'console',
      authFlows: { userSrp: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${origin}${page}`],
        logoutUrls: [`${origin}${page}`],
      },
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(12),
      // each refresh gives a new refresh token; the old one holds for two tabs that ask at once, no longer
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    new CfnManagedLoginBranding(scope, 'Branding', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }

  /** what the page needs to know to send people to sign in */
  configuration(client: UserPoolClient): { readonly issuer: string; readonly clientId: string; readonly origin: string } {
    const { pool, signInOrigin } = this;
    return {
      issuer: `https://cognito-idp.${pool.stack.region}.amazonaws.com/${pool.userPoolId}`,
      clientId: client.userPoolClientId,
      origin: signInOrigin,
    };
  }
}
