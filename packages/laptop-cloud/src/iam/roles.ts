import * as z from 'zod';
import type { Identity, Resource } from '../contract.ts';
import { managedPolicies } from './managed-policies.ts';

export interface RolePolicy {
  readonly name: string;
  readonly document: unknown;
}

export interface Role {
  readonly arn: string;
  readonly name: string;
  /** construct path, when the template tells it */
  readonly path: string | undefined;
  readonly trust: unknown;
  readonly policies: readonly RolePolicy[];
}

/** a policy that cannot be found */
export class UnknownManagedPolicy extends Error {
  override readonly name = 'UnknownManagedPolicy';
}

const inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]);
const roleProperties = z.looseObject({
  AssumeRolePolicyDocument: z.unknown(),
  Policies: inline,
  ManagedPolicyArns: z.array(z.string()).default([]),
  PermissionsBoundary: z.never().optional(),
});
const policyProperties = z.looseObject({
  PolicyName: z.string().optional(),
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()).default([]),
});

type Provisioned = readonly { readonly resource: Resource; readonly identity: Identity }[];

/**
 * The roles of a template with all their identity policies: inline, attached, and managed.
 * @throws UnknownManagedPolicy naming role and policy
 */
export function rolesOf(resources: Provisioned): Role[] {
  const attached = new Map<string, RolePolicy[]>();
  const customerManaged = new Map<string, unknown>();
  const attach = (role: string, policy: RolePolicy) => attached.set(role, [...(attached.get(role) ?? []), policy]);
  for (const { resource, identity } of resources) {
    if (resource.type !== 'AWS::IAM::Policy' && resource.type !== 'AWS::IAM::ManagedPolicy') continue;
    const { PolicyName, PolicyDocument, Roles } = policyProperties.parse(resource.properties);
    if (resource.type === 'AWS::IAM::ManagedPolicy') customerManaged.set(identity.ref, PolicyDocument);
    for (const role of Roles) attach(role, { name: PolicyName ?? resource.logicalId, document: PolicyDocument });
  }
  return resources.flatMap(({ resource, identity }) => {
    if (resource.type !== 'AWS::IAM::Role') return [];
    const role = roleProperties.parse(resource.properties);
    const managed = role.ManagedPolicyArns.map((arn) => ({
      name: arn,
      document: managedDocument(arn, customerManaged, resource),
    }));
    return [
      {
        arn: identity.attributes.Arn ?? '',
        name: identity.ref,
        path: resource.path,
        trust: role.AssumeRolePolicyDocument,
        policies: [
          ...role.Policies.map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, document: PolicyDocument })),
          ...(attached.get(identity.ref) ?? []),
          ...managed,
        ],
      },
    ];
  });
}

function managedDocument(arn: string, customerManaged: ReadonlyMap<string, unknown>, { stack, logicalId }: Resource): unknown {
  const own = customerManaged.get(arn);
  if (own !== undefined) return own;
  const [, name = ''] = /^arn:aws:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const known = Object.hasOwn(managedPolicies, name) ? managedPolicies[name] : undefined;
  if (known !== undefined) return known;
  throw new UnknownManagedPolicy(
    `${stack}/${logicalId} has the managed policy ${arn}, which the laptop cloud does not know. Write its statements in the stack, or add it to src/iam/managed-policies.ts.`,
  );
}
