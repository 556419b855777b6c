import { Aws, Stack } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { uploadPrefix } from '../../domain/document/document-keys.ts';
import type { StageConfig } from '../config.ts';
import { documentsBucketName, documentsPrefix } from './documents-bucket.ts';
import type { Messages } from './messages.ts';
import { allow } from './node-function.ts';
import { letSettlementsIn } from './settlement-intake.ts';
import { explainUnused, explainWildcard } from './wildcard.ts';

/** what scans documents, and what is told of each: the bucket itself stands with the data (documents-bucket.ts) */
export class Documents extends Construct {
  constructor(scope: Construct, id: string, { config, messages }: { config: StageConfig; messages: Messages }) {
    super(scope, id);
    this.scan(config);
    this.tell(config, messages);
    letSettlementsIn(Stack.of(this), config, messages.undelivered);
  }

  /** Source of the role: "Create or update IAM role policy", Malware Protection for S3, GuardDuty user guide */
  private scan(config: StageConfig): void {
    const bucketName = documentsBucketName(config);
    const bucketArn = Stack.of(this).formatArn({ service: 's3', region: '', account: '', resource: bucketName });
    const uploads = `${bucketArn}/${uploadPrefix}*`;
    const rule = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
    const managed = { StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } };
    const ruleChanges = ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'];
    const ruleLooks = ['events:DescribeRule', 'events:ListTargetsByRule'];
    const tags = ['s3:GetObjectTagging', 's3:PutObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectVersionTagging'];
    const notices = ['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'];
    const probe = `${bucketArn}/malware-protection-resource-validation-object`;
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
    }).node.addDependency(role);
  }

  /** both events of an upload go to one queue: of this bucket and this prefix, and no other's */
  private tell(config: StageConfig, { documents, undelivered }: Messages): void {
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    const key = [{ prefix: uploadPrefix }];
    // account and region follow, which are those of the bus: no other bucket begins so
    const name = [{ prefix: documentsPrefix(config) }];
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
