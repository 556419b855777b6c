import { z } from 'zod';
import type { Resource, ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { bucketRefusals } from './check-bucket-name.ts';

const nameOf = (resource: Resource): string =>
  typeof resource.properties.BucketName === 'string' ? resource.properties.BucketName : physicalName(resource, 63).toLowerCase();

/** the laptop has no anonymous callers of S3, so a bucket that is public would be something else here than on AWS */
const Access = z.object({
  PublicAccessBlockConfiguration: z.object({
    BlockPublicAcls: z.literal(true),
    BlockPublicPolicy: z.literal(true),
    IgnorePublicAcls: z.literal(true),
    RestrictPublicBuckets: z.literal(true),
  }),
});

/** AWS::S3::Bucket (private ones) and AWS::S3::BucketPolicy, which IAM of the laptop reads */
export const bucketTypes = (put: (name: string) => void): ResourceType[] => [
  {
    type: 'AWS::S3::Bucket',
    properties: ['BucketName', 'PublicAccessBlockConfiguration.*'],
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
      parseInput(Access, resource.properties, 'InvalidRequest');
      put(ref);
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
