import type { Identity, Resource } from '../contract.ts';
import type { Problem } from './problem.ts';

/** types of which several may have one name, because it counts only within another resource, or does not identify them */
const SHARED_NAMES: ReadonlySet<string> = new Set(['AWS::Logs::MetricFilter', 'AWS::CloudFormation::CustomResource']);
/** types whose name counts within a parent, and the property that names it */
const PARENT: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPoolGroup': 'UserPoolId',
  'AWS::ApiGatewayV2::Stage': 'ApiId',
};
// IAM keeps one name in whatever case
const ANY_CASE: ReadonlySet<string> = new Set(['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy']);

type Planned = readonly { readonly resource: Resource; readonly identity: Identity }[];

/** Resources that would have a name another one already has: the second creation fails on AWS. */
export function takenNames(planned: Planned): readonly Problem[] {
  const first = new Map<string, Resource>();
  return planned.flatMap(({ resource, identity }) => {
    const { type, stack, logicalId, path } = resource;
    if (SHARED_NAMES.has(type) || type.startsWith('Custom::')) return [];
    const key = keyOf(resource, identity);
    const taken = first.get(key);
    if (taken === undefined) {
      first.set(key, resource);
      return [];
    }
    return [
      {
        stack,
        logicalId,
        path,
        problem: `${identity.ref} already exists: ${taken.stack} / ${taken.logicalId} has this name.`,
        remedy: 'Give one of them another name.',
      },
    ];
  });
}

function keyOf({ type, properties }: Resource, { ref, attributes }: Identity): string {
  const name = attributes.Arn ?? `${type} ${ref} ${String(properties[PARENT[type] ?? ''] ?? '')}`;
  return ANY_CASE.has(type) ? name.toLowerCase() : name;
}
