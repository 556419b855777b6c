import { z } from 'zod';
import { type Assumable, AwsError, type Kernel, type ResourceType, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { onObjectCreated } from '../s3/object-events.ts';
import { MalwareScans, type Plan } from './malware-scans.ts';

const Properties = z.object({
  Role: z.string(),
  ProtectedResource: z.object({
    S3Bucket: z.object({ BucketName: z.string(), ObjectPrefixes: z.array(z.string()).max(5).optional() }),
  }),
  Actions: z.object({ Tagging: z.object({ Status: z.enum(['ENABLED', 'DISABLED']) }) }).optional(),
});
const principal = 'malware-protection-plan.guardduty.amazonaws.com';

/** Amazon GuardDuty, Malware Protection for S3 alone: plans of the template, and a scan of each new object. Its API is refused by name. */
export function guarddutyService(kernel: Kernel, options: { readonly assumable: Assumable }): Service {
  const plans = new Map<string, Plan>();
  const scans = new MalwareScans(kernel, plans);
  onObjectCreated(kernel, (created) => scans.expect(created));
  const planType: ResourceType = {
    type: 'AWS::GuardDuty::MalwareProtectionPlan',
    properties: [
      'Role',
      'ProtectedResource.S3Bucket.BucketName',
      'ProtectedResource.S3Bucket.ObjectPrefixes[]',
      'Actions.Tagging.Status',
    ],
    identify(resource, { account, region }) {
      const id = physicalName(resource, 32);
      const arn = `arn:aws:guardduty:${region}:${account}:malware-protection-plan/${id}`;
      return { ref: id, attributes: { MalwareProtectionPlanId: id, Arn: arn, Status: 'ACTIVE' } };
    },
    provision(resource, { ref, attributes }) {
      const { Role, ProtectedResource, Actions } = parseInput(Properties, resource.properties, 'BadRequestException');
      const arn = attributes.Arn ?? '';
      if (!options.assumable(Role, principal, arn))
        throw new AwsError(
          'BadRequestException',
          `The role ${Role} does not let ${principal} assume it: correct its trust policy.`,
        );
      const { BucketName: bucket, ObjectPrefixes: prefixes = [] } = ProtectedResource.S3Bucket;
      plans.set(ref, { arn, role: Role, bucket, prefixes, tags: Actions?.Tagging.Status === 'ENABLED' });
    },
  };
  return {
    name: 'guardduty',
    resourceTypes: [planType],
    actions: {},
    authorize: () => [],
    start: () => scans.resume(),
    stop: () => undefined,
  };
}
