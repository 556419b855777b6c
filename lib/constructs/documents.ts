import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { uploadPrefix } from '../../domain/document/document-keys.ts';
import { exportDays } from '../../domain/sales/export.ts';
import type { StageConfig } from '../config.ts';
import type { Messages } from './messages.ts';
import { allow } from './node-function.ts';
import { explainUnused, explainWildcard, resourceOf } from './wildcard.ts';

/** days an upload stays that became no document, or whose document was refused or copied: as long as a dead letter about it */
const uploadDays = 14;

const bucketPrefix = ({ stage }: StageConfig): string => `firstsale-${stage}-documents-`;
/** by name: the console's headers and the bucket would otherwise each need the other first */
export const documentsBucketName = (config: StageConfig): string => `${bucketPrefix(config)}${Aws.ACCOUNT_ID}-${Aws.REGION}`;
/** where browsers send their forms to */
export const documentsOrigin = (config: StageConfig): string =>
  `https://${documentsBucketName(config)}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`;

/**
 * What merchants hand in. Uploads lie below `uploads/`, where GuardDuty scans each; what is clean is copied below `documents/`, for which
 * nobody is ever given a signature to write.
 */
export class Documents extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: { config: StageConfig; messages: Messages; origins: readonly string[] }) {
    super(scope, id);
    const { config, messages, origins } = props;
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: documentsBucketName(config),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      // its name is fixed: left behind by a first deployment that failed, it would block the next one
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      cors: [{ allowedOrigins: [...origins], allowedMethods: [HttpMethods.POST], allowedHeaders: ['*'], maxAge: 3_000 }],
      lifecycleRules: [
        {
          id: 'uploads',
          prefix: uploadPrefix,
          expiration: Duration.days(uploadDays),
          noncurrentVersionExpiration: Duration.days(uploadDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        {
          id: 'exports',
          prefix: 'exports/',
          expiration: Duration.days(exportDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'only functions of ours read and write it; who opened a document is on the merchant’s timeline, in the same write that allows it',
    });
    // CDK would bring a function of its own to switch it on
    resourceOf(this.bucket).addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
    this.scan();
    this.tell(config, messages);
  }

  /** Source of the role: "Create or update IAM role policy", Malware Protection for S3, GuardDuty user guide */
  private scan(): void {
    const { bucketArn, bucketName } = this.bucket;
    const uploads = this.bucket.arnForObjects(`${uploadPrefix}*`);
    const rule = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
    const managed = { StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } };
    const ruleChanges = ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'];
    const ruleLooks = ['events:DescribeRule', 'events:ListTargetsByRule'];
    const tags = ['s3:GetObjectTagging', 's3:PutObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectVersionTagging'];
    const notices = ['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'];
    const probe = this.bucket.arnForObjects('malware-protection-resource-validation-object');
    const statements: PolicyStatement[] = [
      allow(ruleChanges, [rule], managed),
      allow(ruleLooks, [rule]),
      allow(['s3:GetObject', 's3:GetObjectVersion', ...tags], [uploads]),
      allow(notices, [bucketArn]),
      allow(['s3:PutObject'], [probe]),
    ];
    const role = new Role(this, 'Scanner', {
      assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com'),
      inlinePolicies: { scan: new PolicyDocument({ statements }) },
    });
    explainUnused(
      role,
      [...ruleChanges, ...ruleLooks, ...notices],
      'GuardDuty sets up how it hears of new objects; here it is told at once',
    );
    explainUnused(role, ['s3:PutObject'], 'GuardDuty tries its rights with an object of its own before a plan becomes active');
    explainUnused(
      role,
      ['s3:GetObject', ...tags],
      'GuardDuty asks for the object or for its version; in a bucket with versions here for the version',
    );
    explainWildcard(role, uploads, 'every upload is scanned: its name is made when somebody hands it in');
    explainWildcard(role, rule, 'GuardDuty names the rule it manages itself, with a random ending');
    new CfnMalwareProtectionPlan(this, 'Plan', {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName, objectPrefixes: [uploadPrefix] } },
      actions: { tagging: { status: 'ENABLED' } },
    }).node.addDependency(role, this.bucket);
  }

  /** both events of an upload go to one queue: of this bucket and this prefix, and no other's */
  private tell(config: StageConfig, { documents, undelivered }: Messages): void {
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    const key = [{ prefix: uploadPrefix }];
    // account and region follow, which are those of the bus: no other bucket begins so
    const name = [{ prefix: bucketPrefix(config) }];
    const rule = (id: string, description: string, eventPattern: EventPattern) =>
      new Rule(this, id, {
        ...{ eventBus: defaultBus, description, eventPattern },
        targets: [new SqsQueue(documents.queue, { deadLetterQueue: undelivered })],
      });
    rule('Uploaded', 'an upload arrived -> the documents queue', {
      ...{ source: ['aws.s3'], detailType: ['Object Created'] },
      detail: { bucket: { name }, object: { key } },
    });
    rule('Scanned', 'GuardDuty scanned an upload -> the documents queue', {
      ...{ source: ['aws.guardduty'], detailType: ['GuardDuty Malware Protection Object Scan Result'] },
      detail: { s3ObjectDetails: { bucketName: name, objectKey: key } },
    });
  }
}
