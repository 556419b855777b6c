import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../lib/page-headers.ts';
import { listOf, Stage } from './template.ts';

const documents = String.raw`https:\/\/firstsale-(dev|prod)-documents-<token>-<token>\.s3\.<token>\.<token>`;
const signInPage = String.raw`https:\/\/firstsale-(dev|prod)-<token>\.auth\.<token>\.amazoncognito\.com`;
/** how the constructs of a page are named, what its policy lets it call beside itself, and what its configuration holds */
const console_ = { site: 'Console', api: 'Api', publisher: 'publish-console', connect: [signInPage, documents] };
const merchants = { site: 'MerchantPage', api: 'MerchantApi', publisher: 'publish-merchant-page', connect: [documents] };

describe.each([
  ['console', 'dev', console_, ['cloud', '/api', 'clientId', 'issuer']],
  ['console', 'prod', console_, ['cloud', '/api', 'clientId', 'issuer']],
  ['merchant’s page', 'dev', merchants, ['cloud', '/api']],
  ['merchant’s page', 'prod', merchants, ['cloud', '/api']],
] as const)('the %s of %s', (_page, name, { site, api: apiName, publisher: publisherName, connect }, held) => {
  const stage = new Stage(name);
  const of = (type: string, prefix: string) => stage.all(type).filter(([id]) => id.startsWith(prefix)) as any;
  const [[bucketId, bucket]] = of('AWS::S3::Bucket', `${site}Files`);
  const [[distributionId, distribution]] = of('AWS::CloudFront::Distribution', `${site}Distribution`);
  const config = distribution.Properties.DistributionConfig;
  const behaviors = [config.DefaultCacheBehavior, ...config.CacheBehaviors];

  it('lies in a private, encrypted bucket that its distribution alone may read, over TLS alone', () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(JSON.stringify(bucket.Properties.BucketEncryption)).toContain('AES256');
    const [[, policy]] = of('AWS::S3::BucketPolicy', `${site}Files`);
    expect(policy.Properties.Bucket).toEqual({ Ref: bucketId });
    const statements: any[] = policy.Properties.PolicyDocument.Statement;
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } });
    expect(JSON.stringify(allowed[0].Condition.StringEquals['AWS:SourceArn'])).toContain(distributionId);
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    const [s3] = config.Origins;
    expect(s3.S3OriginConfig.OriginAccessIdentity).toBe('');
    const [, access] = stage.target(s3.OriginAccessControlId);
    expect(access.Properties['OriginAccessControlConfig']).toMatchObject({ SigningBehavior: 'always', SigningProtocol: 'sigv4' });
  });

  it('is sent, page and API alike, over TLS with the strict policy and security headers', () => {
    expect(behaviors).toHaveLength(2);
    for (const behavior of behaviors) {
      expect(behavior.ViewerProtocolPolicy).toBe('redirect-to-https');
      const [, headers] = stage.target(behavior.ResponseHeadersPolicyId);
      const { SecurityHeadersConfig: security } = headers.Properties['ResponseHeadersPolicyConfig'];
      const csp = security.ContentSecurityPolicy.ContentSecurityPolicy;
      const text = csp['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : '<token>')).join('');
      expect(text).toMatch(new RegExp(`connect-src 'self' ${connect.join(' ')}; `));
      expect(text).not.toMatch(/unsafe|\*|http:/);
      expect(security).toMatchObject({
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY' },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      });
    }
  });

  it('calls the API under its own name: answers are not kept, and the API opens to no other page', () => {
    const [api] = config.CacheBehaviors;
    expect(api.PathPattern).toBe('/api/*');
    // CachingDisabled
    expect(api.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(api.AllowedMethods).toContain('POST');
    const [[, http]] = of('AWS::ApiGatewayV2::Api', apiName);
    expect(http.Properties.CorsConfiguration).toBeUndefined();
  });

  it('is published by the deployment, with its configuration, once the routes it calls are there', () => {
    const [[, release]] = of('AWS::CloudFormation::CustomResource', `${site}Release`);
    const configuration = JSON.stringify(release.Properties.Config);
    for (const part of held) expect(configuration).toContain(part);
    expect(release.Properties.Release).toMatch(/^[0-9a-f]{32,}$/);
    const routes: string[] = of('AWS::ApiGatewayV2::Route', `${apiName}Http`).map(([id]: [string]) => id);
    expect(routes.length).toBeGreaterThan(5);
    expect(listOf(release.DependsOn)).toEqual(expect.arrayContaining(routes));
    const [, publisher] = stage.target(release.Properties.ServiceToken);
    expect(publisher.Properties['FunctionName']).toBe(`firstsale-${name}-${publisherName}`);
  });
});

describe.each(['dev', 'prod'] as const)('sign-in in %s', (name) => {
  const stage = new Stage(name);
  const of = (type: string, prefix: string) => stage.all(type).filter(([id]) => id.startsWith(prefix)) as any;

  it('to the console is by a code and PKCE, by a client without a secret that comes back to the distribution only', () => {
    const [[distributionId]] = of('AWS::CloudFront::Distribution', 'ConsoleDistribution');
    const domain = { 'Fn::GetAtt': [distributionId, 'DomainName'] };
    const [[, client]] = of('AWS::Cognito::UserPoolClient', 'ConsoleClient');
    expect(client.Properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      RefreshTokenRotation: { Feature: 'ENABLED' },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 30,
    });
    expect(client.Properties.GenerateSecret ?? false).toBe(false);
    expect(client.Properties.ExplicitAuthFlows).not.toContain('ALLOW_USER_PASSWORD_AUTH');
    for (const urls of [client.Properties.CallbackURLs, client.Properties.LogoutURLs])
      expect(urls).toEqual([{ 'Fn::Join': ['', ['https://', domain, '/sign-in']] }]);
    const [[, signIn]] = stage.all('AWS::Cognito::UserPoolDomain') as any;
    expect(signIn.Properties.ManagedLoginVersion).toBe(2);
    expect(stage.all('AWS::Cognito::ManagedLoginBranding')).toHaveLength(1);
  });

  it('to the merchant’s page is by a code that is mailed, to accounts nobody makes for themselves, and by no other way', () => {
    const [[, pool]] = of('AWS::Cognito::UserPool', 'MembersPool');
    const [[, client]] = of('AWS::Cognito::UserPoolClient', 'MembersPool');
    expect(pool.Properties).toMatchObject({
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
    expect(pool.Properties.Policies.SignInPolicy.AllowedFirstAuthFactors).toContain('EMAIL_OTP');
    expect(client.Properties).toMatchObject({
      ...{ ExplicitAuthFlows: ['ALLOW_USER_AUTH'], AllowedOAuthFlowsUserPoolClient: false, AuthSessionValidity: 15 },
      ...{ RefreshTokenRotation: { Feature: 'ENABLED' }, PreventUserExistenceErrors: 'ENABLED' },
    });
  });
});

it('the policy of the page lets it run and call nothing but its own, and what it is told', () => {
  expect(contentSecurityPolicy([])).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(contentSecurityPolicy(['https://sign-in.example.com'])).toContain("connect-src 'self' https://sign-in.example.com;");
});
