import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../lib/page-headers.ts';
import { listOf, Stage } from './template.ts';

describe.each(['dev', 'prod'] as const)('the console of %s', (name) => {
  const stage = new Stage(name);
  const [[bucketId, bucket]] = stage.all('AWS::S3::Bucket') as any;
  const [[distributionId, distribution]] = stage.all('AWS::CloudFront::Distribution') as any;
  const [[, client]] = stage.all('AWS::Cognito::UserPoolClient') as any;
  const config = distribution.Properties.DistributionConfig;
  const behaviors = [config.DefaultCacheBehavior, ...config.CacheBehaviors];
  const domain = { 'Fn::GetAtt': [distributionId, 'DomainName'] };

  it('lies in a private, encrypted bucket that its distribution alone may read, over TLS alone', () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(JSON.stringify(bucket.Properties.BucketEncryption)).toContain('AES256');
    const [[, policy]] = stage.all('AWS::S3::BucketPolicy') as any;
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
      expect(text).toMatch(
        /connect-src 'self' https:\/\/firstsale-(dev|prod)-<token>\.auth\.<token>\.amazoncognito\.com https:\/\/firstsale-(dev|prod)-documents-<token>-<token>\.s3\.<token>\.<token>; /,
      );
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
    const [[, http]] = stage.all('AWS::ApiGatewayV2::Api') as any;
    expect(http.Properties.CorsConfiguration).toBeUndefined();
  });

  it('signs people in with a code and PKCE, as a client without a secret that comes back to the distribution only', () => {
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

  it('is published by the deployment, with its configuration, once the routes it calls are there', () => {
    const [[, release]] = stage.all('AWS::CloudFormation::CustomResource') as any;
    const config = JSON.stringify(release.Properties.Config);
    for (const part of ['cloud', '/api', 'clientId', 'issuer']) expect(config).toContain(part);
    expect(release.Properties.Release).toMatch(/^[0-9a-f]{32,}$/);
    const routes = stage.all('AWS::ApiGatewayV2::Route').map(([id]) => id);
    expect(listOf(release.DependsOn)).toEqual(expect.arrayContaining(routes));
    const [, publisher] = stage.target(release.Properties.ServiceToken);
    expect(publisher.Properties['FunctionName']).toBe(`firstsale-${name}-publish-console`);
  });
});

it('the policy of the page lets it run and call nothing but its own, and what it is told', () => {
  expect(contentSecurityPolicy([])).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(contentSecurityPolicy(['https://sign-in.example.com'])).toContain("connect-src 'self' https://sign-in.example.com;");
});
