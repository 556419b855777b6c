import { Aws, Duration, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { uploadPrefix } from '../../domain/document/document-keys.ts';
import { settlementPrefix } from '../../domain/intake/settlement-keys.ts';
import { exportDays } from '../../domain/sales/export.ts';
import { tableDays } from '../../domain/tables/table-days.ts';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';
import { resourceOf } from './wildcard.ts';

/** days an upload stays that became no document, or whose document was refused or copied: as long as a dead letter about it */
const uploadDays = 14;

/** days a settlement file stays once it was taken in: a statement may name who paid, and providers and banks keep theirs */
const settlementDays = 28;

export const documentsPrefix = ({ stage }: StageConfig): string => `firstsale-${stage}-documents-`;
/** by name: the pages' headers name it too */
export const documentsBucketName = (config: StageConfig): string => `${documentsPrefix(config)}${Aws.ACCOUNT_ID}-${Aws.REGION}`;
/** where browsers send their forms to */
export const documentsOrigin = (config: StageConfig): string =>
  `https://${documentsBucketName(config)}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`;

/**
 * Where pages send forms from: the name of each page that has one of its own. CloudFront's are known only after the data is there, and a
 * form carries a signature of ours, so any of them is let in then
 */
const pageOrigins = ({ console: own, merchantPage }: StageConfig): string[] => {
  const named = [own, merchantPage].flatMap((page) => (page === undefined ? [] : [`https://${page.domainName}`]));
  return named.length === 2 ? named : [...named, 'https://*.cloudfront.net'];
};

/**
 * What merchants hand in. Uploads lie below `uploads/`, where GuardDuty scans each; what is clean is copied below `documents/`, for which
 * nobody is ever given a signature to write.
 */
export class DocumentsBucket extends Construct {
  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      bucketName: documentsBucketName(config),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: keeping(config),
      cors: [{ allowedOrigins: pageOrigins(config), allowedMethods: [HttpMethods.POST], allowedHeaders: ['*'], maxAge: 3_000 }],
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
        {
          id: 'settlements',
          prefix: settlementPrefix,
          expiration: Duration.days(settlementDays),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        {
          id: 'tables',
          prefix: 'tables/',
          expiration: Duration.days(tableDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'only functions of ours read and write it; who opened a document is on the merchant’s timeline, in the same write that allows it',
    });
    // CDK would bring a function of its own to switch it on
    resourceOf(bucket).addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
  }
}
