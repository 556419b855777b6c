import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import * as z from 'zod';

/** the CloudFormation resource of a construct */
export const resourceOf = (construct: Construct): CfnResource => {
  const resource = construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is not one CloudFormation resource`);
  return resource;
};

const part = z.union([
  z.string(),
  z.object({ Ref: z.string() }).transform(({ Ref }) => `<${Ref}>`),
  z.object({ 'Fn::GetAtt': z.array(z.string()) }).transform((it) => `<${it['Fn::GetAtt'].join('.')}>`),
]);
const joined = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(part)]) }).transform((it) => it['Fn::Join'][1].join(''));

/** an ARN in plain text, references in angle brackets: `<ParkRunFunction.Arn>:*`; as cdk-nag writes it */
export const plainArn = (resolved: unknown): string => z.union([part, joined]).parse(resolved);

/**
 * Why a role may do what no sound journey on the laptop cloud asks for: kept in the template beside the policy. `npm run iam` fails on a
 * permission that was never needed and has no such reason.
 */
export const explainUnused = (role: Role, actions: readonly string[], reason: string): void => {
  const resource = resourceOf(role);
  const known: unknown = resource.getMetadata('kept');
  resource.addMetadata('kept', [...(Array.isArray(known) ? known : []), { actions, reason }]);
};

/**
 * Why a role's policy has a wildcard: kept in the template beside the policy, and told to cdk-nag.
 * A test refuses a wildcard without one.
 * @param arn the resource as the statement has it, e.g. `*`
 */
export const explainWildcard = (role: Role, arn: string, reason: string): void => {
  const pattern = plainArn(Stack.of(role).resolve(arn));
  const resource = resourceOf(role);
  const known: unknown = resource.getMetadata('wildcards');
  resource.addMetadata('wildcards', [...(Array.isArray(known) ? known : []), { pattern, reason }]);
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${pattern}]`, reason });
};
