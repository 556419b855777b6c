import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';

const block = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const allow = (actions: string[], resources: string[]) =>
  new PolicyDocument({ statements: [new PolicyStatement({ actions, resources })] });

/** a library's shelf: a bucket that keeps versions, is scanned below `in/`, and tells a queue; the librarian may sign for `in/` and read */
export function synthesizeShelf(options: { scannerMayRead?: boolean; scannerTrusted?: boolean } = {}): string {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'cdk-')) });
  const stack = new Stack(app, 'Library');
  const bucket = new CfnBucket(stack, 'Shelf', {
    bucketName: 'shelf',
    publicAccessBlockConfiguration: block,
    versioningConfiguration: { status: 'Enabled' },
    corsConfiguration: {
      corsRules: [
        {
          allowedOrigins: ['https://library.example.com', 'https://d1.cloudfront.net'],
          allowedMethods: ['POST'],
          allowedHeaders: ['*'],
        },
      ],
    },
    notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: true } },
  });
  const objects = `${bucket.attrArn}/in/*`;
  const scanner = new Role(stack, 'Scanner', {
    assumedBy: new ServicePrincipal(
      options.scannerTrusted === false ? 'guardduty.amazonaws.com' : 'malware-protection-plan.guardduty.amazonaws.com',
    ),
    inlinePolicies: {
      scan: allow(
        [
          ...(options.scannerMayRead === false ? [] : ['s3:GetObject', 's3:GetObjectVersion']),
          's3:PutObjectTagging',
          's3:PutObjectVersionTagging',
        ],
        [objects],
      ),
    },
  });
  new CfnMalwareProtectionPlan(stack, 'Plan', {
    role: scanner.roleArn,
    protectedResource: { s3Bucket: { bucketName: bucket.ref, objectPrefixes: ['in/'] } },
    actions: { tagging: { status: 'ENABLED' } },
  });
  new Role(stack, 'Librarian', {
    roleName: 'librarian',
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      sign: allow(['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion'], [objects]),
      copy: allow(['s3:PutObject'], [`${bucket.attrArn}/kept/*`]),
    },
  });
  const told = new Queue(stack, 'Told', { queueName: 'told' });
  new Rule(stack, 'Tells', {
    eventBus: EventBus.fromEventBusName(stack, 'Default', 'default'),
    eventPattern: { source: ['aws.s3', 'aws.guardduty'] },
    targets: [new SqsQueue(told)],
  });
  app.synth();
  return app.outdir;
}
