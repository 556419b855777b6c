import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CustomResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';

/** answers CloudFormation with what the test wants, and echoes what it was asked through the log */
const provider = `
exports.handler = async (event) => {
  console.log('asked ' + JSON.stringify(event));
  const { StackId, RequestId, LogicalResourceId, ResourceProperties } = event;
  if (ResourceProperties.Outcome === 'throw') throw new Error('no such recipe');
  const Status = ResourceProperties.Outcome === 'fail' ? 'FAILED' : 'SUCCESS';
  const answer = { Status, Reason: 'the oven is cold', PhysicalResourceId: 'bread', StackId, RequestId, LogicalResourceId };
  await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
};`;
const api = `exports.handler = async (event) => ({ statusCode: 200, headers: { 'x-frame-options': 'SAMEORIGIN' }, body: event.rawPath });`;
const toPage = `function handler(event) {
  var request = event.request;
  if (request.uri === '/gone') return { statusCode: 302, headers: { location: { value: '/' } } };
  if (request.uri.startsWith('/api/')) request.uri = request.uri.slice(4);
  else if (!request.uri.includes('.')) request.uri = '/index.html';
  return request;
}`;

const folderWith = (code: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  writeFileSync(join(folder, 'index.js'), code);
  return folder;
};

/** a bakery's page: a private bucket behind a distribution, its API on the same name, and a custom resource. Gives the cloud assembly */
export function synthesizeSite(options: { outcome?: string; recipe?: string; listable?: boolean } = {}): string {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'cdk-')) });
  const stack = new Stack(app, 'Bakery');
  const bucket = new Bucket(stack, 'Pages', {
    bucketName: 'pages',
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const code = (id: string, text: string) =>
    new LambdaFunction(stack, id, {
      functionName: id.toLowerCase(),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(folderWith(text)),
    });
  const orders = new HttpApi(stack, 'Orders');
  orders.addRoutes({
    path: '/{proxy+}',
    methods: [HttpMethod.GET, HttpMethod.POST],
    integration: new HttpLambdaIntegration('Orders', code('OrdersFunction', api)),
  });
  const edge = new EdgeFunction(stack, 'ToPage', { code: FunctionCode.fromInline(toPage), runtime: FunctionRuntime.JS_2_0 });
  const behavior = {
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    functionAssociations: [{ function: edge, eventType: FunctionEventType.VIEWER_REQUEST }],
    responseHeadersPolicy: new ResponseHeadersPolicy(stack, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
      },
    }),
  };
  const distribution = new Distribution(stack, 'Shop', {
    defaultRootObject: 'index.html',
    defaultBehavior: { ...behavior, origin: S3BucketOrigin.withOriginAccessControl(bucket as unknown as IBucket) },
    additionalBehaviors: {
      '/api/*': {
        ...behavior,
        origin: new HttpOrigin(`${orders.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    },
  });
  const reader = code('Reader', 'exports.handler = async () => ({});');
  bucket.grantRead(reader);
  new CustomResource(stack, 'Bread', {
    serviceToken: code('Baker', provider).functionArn,
    resourceType: 'Custom::Bread',
    properties: { Outcome: options.outcome ?? 'rise', Recipe: options.recipe ?? 'rye', Loaves: 3, Shop: distribution.domainName },
  });
  app.synth();
  return app.outdir;
}
