import type { Identity, Resource } from '../contract.ts';
import { compilePolicies } from './evaluate.ts';
import { speakingTo } from './resource-policies.ts';
import type { Role } from './roles.ts';

/** a service would have to assume a role that does not trust it; on AWS the deployment fails */
export class RoleNotTrusting extends Error {
  override readonly name = 'RoleNotTrusting';
}

type Provisioned = readonly { readonly resource: Resource; readonly identity: Identity }[];

/** which service assumes the role that a property of a resource type names; `[]` is any item */
const assumed: readonly { readonly type: string; readonly property: string; readonly service: string }[] = [
  { type: 'AWS::Lambda::Function', property: 'Role', service: 'lambda.amazonaws.com' },
  { type: 'AWS::StepFunctions::StateMachine', property: 'RoleArn', service: 'states.amazonaws.com' },
  { type: 'AWS::Scheduler::Schedule', property: 'Target.RoleArn', service: 'scheduler.amazonaws.com' },
  { type: 'AWS::Events::Rule', property: 'RoleArn', service: 'events.amazonaws.com' },
  { type: 'AWS::Events::Rule', property: 'Targets.[].RoleArn', service: 'events.amazonaws.com' },
];

/**
 * Asks every role that a resource hands to its service whether its trust policy lets that service assume it.
 * @throws RoleNotTrusting naming resource, role and service, for all of them at once
 */
export function checkTrust(resources: Provisioned, roles: readonly Role[], account: string): void {
  const known = new Map(roles.map((role) => [role.arn, role]));
  const problems = resources.flatMap(({ resource, identity }) =>
    assumed
      .filter(({ type }) => type === resource.type)
      .flatMap(({ property, service }) =>
        valuesAt(resource.properties, property.split('.')).flatMap((arn) => {
          const where = `${resource.stack} / ${resource.logicalId}, ${property.replaceAll('.[]', '[]')}`;
          const role = known.get(arn);
          if (role === undefined)
            return [`- ${where}: the role ${arn} is not in the template. Name a role of the same stack, or add it.`];
          if (trusts(role, service, { account, sourceArn: sourceOf(identity.attributes.Arn ?? identity.ref) })) return [];
          return [
            `- ${where}: the trust policy of ${role.name} does not let ${service} assume it. Add sts:AssumeRole for that service to its AssumeRolePolicyDocument.`,
          ];
        }),
      ),
  );
  if (problems.length > 0)
    throw new RoleNotTrusting(
      `${problems.length} role${problems.length === 1 ? '' : 's'} cannot be assumed:\n${problems.join('\n')}`,
    );
}

/** Scheduler assumes a role in the name of the schedule's group; documented */
const sourceOf = (arn: string): string => arn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');

/** whether the role's trust policy lets the service assume it in the name of `sourceArn` */
export function trusts(role: Role, service: string, { account, sourceArn }: { account: string; sourceArn: string }): boolean {
  const speaks = compilePolicies(speakingTo([role.trust], { kind: 'service', service }));
  return speaks({
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: { 'aws:SourceAccount': account, 'aws:SourceArn': sourceArn },
  }).allowed;
}

function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'string' ? [value] : [];
  if (step === '[]') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === step ? valuesAt(inner, rest) : []));
}
