import type { Resource, ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { BucketProperties } from './bucket-settings.ts';
import { bucketRefusals } from './check-bucket-name.ts';

const nameOf = (resource: Resource): string =>
  typeof resource.properties.BucketName === 'string' ? resource.properties.BucketName : physicalName(resource, 63).toLowerCase();

type Bucket = ReturnType<typeof BucketProperties.parse>;

/** AWS::S3::Bucket (private ones) and AWS::S3::BucketPolicy, which IAM of the laptop reads */
export const bucketTypes = (put: (name: string, properties: Bucket) => void): ResourceType[] => [
  {
    type: 'AWS::S3::Bucket',
    properties: [
      'BucketName',
      'PublicAccessBlockConfiguration.*',
      'VersioningConfiguration.Status',
      'CorsConfiguration.**',
      'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled',
    ],
    identify(resource, { region }) {
      const name = nameOf(resource);
      return {
        ref: name,
        attributes: {
          Arn: `arn:aws:s3:::${name}`,
          DomainName: `${name}.s3.amazonaws.com`,
          RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        },
      };
    },
    refusals: bucketRefusals,
    provision(resource, { ref }) {
      put(ref, parseInput(BucketProperties, resource.properties, 'InvalidRequest'));
    },
  },
  {
    type: 'AWS::S3::BucketPolicy',
    // decided by src/iam/resource-policies.ts
    properties: ['Bucket', 'PolicyDocument.**'],
    identify: (resource) => ({ ref: physicalName(resource), attributes: {} }),
    provision: () => undefined,
  },
];
