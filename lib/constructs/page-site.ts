import { existsSync } from 'node:fs';
import { CustomResource, Duration, FileSystem, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { functionNamed } from '../function-groups.ts';
import { pascalCase } from '../functions.ts';
import { contentSecurityPolicy, moreHeaders } from '../page-headers.ts';
import { projectPath } from '../project.ts';
import { NodeFunction, type Surroundings } from './node-function.ts';
import { resourceOf } from './wildcard.ts';

/** a page and what publishes it; `folder` is where its build lies, and what its resources are named after */
export interface Page {
  readonly folder: 'console' | 'merchant-page';
  readonly publisher: 'publish-console' | 'publish-merchant-page';
  /** a name of its own, with its certificate; cloudfront.net's when absent */
  readonly domain: { readonly domainName: string; readonly certificateArn: string } | undefined;
}
/** where the build lays a page, inside the bundle of the function that publishes it */
const siteOf = ({ publisher }: Page): string => projectPath(`dist/functions/${publisher}/site`);

/** CDK's own types disagree about an optional member (exactOptionalPropertyTypes) */
const isBucket = (construct: unknown): construct is IBucket => construct instanceof Bucket;

/** where the files of a page lie: private, read by the distribution only; a build makes them again, so they go with the stage */
export class PageBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'it holds the built page, which is public code; only the distribution reads it and only a deployment writes it',
    });
    if (!isBucket(bucket)) throw new Error('a Bucket is no IBucket');
    this.bucket = bucket;
  }
}

/**
 * A page's address: page and API under one name, so that the page calls its own origin only (docs/adr/0016). The distribution reads
 * the bucket as itself and hands /api/* on to the HTTP API.
 */
export class PageSite extends Construct {
  /** `https://…`, without a slash at the end */
  readonly origin: string;
  private readonly page: Page;

  /** @param props `connect`: origins the page may call beside its own */
  constructor(
    scope: Construct,
    id: string,
    props: { config: StageConfig; page: Page; bucket: IBucket; api: HttpApi; connect: readonly string[] },
  ) {
    super(scope, id);
    const { config, page, bucket, api } = props;
    this.page = page;
    const { region, urlSuffix } = bucket.stack;
    const name = `firstsale-${config.stage}`;
    const common = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [{ function: this.toPage(name, bucket.stack), eventType: FunctionEventType.VIEWER_REQUEST }],
      responseHeadersPolicy: this.headers(name, region, props.connect),
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${name} ${page.folder}`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(page.domain === undefined
        ? {}
        : {
            domainNames: [page.domain.domainName],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', page.domain.certificateArn),
          }),
      defaultBehavior: {
        ...common,
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      },
      additionalBehaviors: {
        '/api/*': {
          ...common,
          origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    answerFindings(distribution);
    this.origin = `https://${page.domain?.domainName ?? distribution.domainName}`;
  }

  private toPage(name: string, { region }: Stack): EdgeFunction {
    return new EdgeFunction(this, 'ToPage', {
      // functions at the edge have no region of their own: two regions of an account must not meet
      functionName: `${name}-to-${this.page.folder === 'console' ? 'page' : this.page.folder}-${region}`,
      code: FunctionCode.fromFile({ filePath: projectPath('functions/edge/to-page.js') }),
      runtime: FunctionRuntime.JS_2_0,
    });
  }

  private headers(name: string, region: string, connect: readonly string[]): ResponseHeadersPolicy {
    const forms = this.page.folder === 'merchant-page' ? "'self'" : "'none'";
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${name}-${this.page.folder}-${region}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connect, forms), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(moreHeaders).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  /** puts the built page into the bucket with every deployment that changes it, once all of `after` is in place */
  publish(props: Surroundings & { configuration: string; after: readonly Construct[] }): void {
    const site = siteOf(this.page);
    if (!existsSync(`${site}/index.html`)) throw new Error(`${site} holds no page: run \`npm run build:pages\``);
    const name = this.page.publisher;
    const { function: publisher } = new NodeFunction(this, pascalCase(name), { ...props, name, spec: functionNamed(name) });
    const release = new CustomResource(this, 'Release', {
      serviceToken: publisher.functionArn,
      properties: { Release: FileSystem.fingerprint(site), Config: props.configuration },
    });
    // CloudFormation waits an hour for a provider that never answers, unless told otherwise; CDK would write the number as text
    resourceOf(release).addPropertyOverride('ServiceTimeout', Duration.minutes(5).toSeconds());
    for (const construct of props.after) release.node.addDependency(construct);
  }
}

/** what cdk-nag asks of a distribution, answered */
const answerFindings = (distribution: Distribution): void => {
  const answers = {
    'AwsSolutions-CFR1': 'people work wherever they are; nobody gets further than the sign-in without an account',
    'AwsSolutions-CFR2':
      'a web ACL costs 6 USD a month at rest; the API throttles and wants a token, the page is public (docs/deploy.md)',
    'AwsSolutions-CFR3': 'the API logs each call with who made it; who fetched public files is not worth keeping',
    'AwsSolutions-CFR4':
      'the certificate of cloudfront.net fixes its protocols; with a domain of your own it is TLS 1.2 (docs/deploy.md)',
    'AwsSolutions-CFR5': 'an HTTP API and its origin settings speak TLS 1.2 only',
  };
  for (const [id, reason] of Object.entries(answers)) Validations.of(distribution).acknowledge({ id, reason });
};
