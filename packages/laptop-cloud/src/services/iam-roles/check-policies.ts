import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';
import { MalformedPolicy, type PolicyDocument, parsePolicy } from '../../iam/policy.ts';

// characters, without white space; quotas of IAM
const MAX_TRUST = 2048;
const MAX_INLINE = 10_240;
const MAX_MANAGED = 6144;

type Use = 'trust' | 'identity';
const size = (document: unknown): number => (JSON.stringify(document) ?? '').replaceAll(/\s/g, '').length;

/** What IAM refuses of a policy document in a property: its form, its elements, its size. */
function documentRefusals(property: string, document: unknown, use: Use, most: number): readonly Refusal[] {
  const read = parsed(document);
  if (typeof read === 'string') return [{ property, problem: read }];
  const found = read.Statement.flatMap((statement, at): readonly string[] => {
    const where = `Statement[${at}]`;
    const principal = statement.Principal ?? statement.NotPrincipal;
    const resource = statement.Resource ?? statement.NotResource;
    if (use === 'trust')
      return [
        ...(statement.Action ?? [])
          .filter((action) => !/^(sts:|\*$)/i.test(action))
          .map((action) => `${where} allows ${action}: a trust policy speaks of sts: actions only`),
        ...(principal === undefined ? [`${where} needs a Principal`] : []),
        ...(resource === undefined ? [] : [`${where} has a Resource, which a trust policy has not`]),
      ];
    return [
      ...actionsAndResources(where, statement),
      ...(principal === undefined ? [] : [`${where} has a Principal, which a policy of a role has not`]),
      ...(resource === undefined ? [`${where} needs a Resource`] : []),
    ];
  });
  const ids = read.Statement.flatMap(({ Sid }) => Sid ?? []);
  for (const id of ids.filter((one) => !/^[A-Za-z0-9]*$/.test(one))) found.push(`the Sid ${id} is not alphanumeric`);
  for (const id of ids.filter((one, at) => one !== '' && ids.indexOf(one) < at)) found.push(`two statements have the Sid ${id}`);
  const length = size(document);
  if (length > most) found.push(`it has ${length} characters, ${most} at most`);
  return found.map((problem) => ({ property, problem }));
}

function actionsAndResources(
  where: string,
  { Action, NotAction, Resource, NotResource }: PolicyDocument['Statement'][number],
): readonly string[] {
  const actions = [...(Action ?? []), ...(NotAction ?? [])];
  const resources = [...(Resource ?? []), ...(NotResource ?? [])];
  return [
    ...actions
      .filter((action) => !/^(\*|[A-Za-z0-9-]+:.+)$/.test(action))
      .map((action) => `${where}: the action ${action} must be prefaced by a vendor, such as sqs:`),
    ...resources
      .filter((resource) => !/^(\*|arn:.*)$/s.test(resource))
      .map((resource) => `${where}: the resource ${resource} must be in ARN format or *`),
  ];
}

function parsed(document: unknown): PolicyDocument | string {
  try {
    return parsePolicy(document);
  } catch (error) {
    if (error instanceof MalformedPolicy) return error.message.replaceAll('\n', ' ');
    throw error;
  }
}

const role = z.looseObject({
  AssumeRolePolicyDocument: z.unknown().optional(),
  Policies: z.array(z.looseObject({ PolicyName: z.string().catch(''), PolicyDocument: z.unknown().optional() })).catch([]),
});
const policy = z.looseObject({ PolicyDocument: z.unknown().optional(), Roles: z.array(z.string()).catch([]) });

export function roleRefusals({ resource }: NamedResource): readonly Refusal[] {
  const { AssumeRolePolicyDocument, Policies } = role.parse(resource.properties);
  const names = Policies.map(({ PolicyName }) => PolicyName);
  const total = Policies.reduce((sum, { PolicyDocument }) => sum + size(PolicyDocument), 0);
  return [
    ...documentRefusals('AssumeRolePolicyDocument', AssumeRolePolicyDocument, 'trust', MAX_TRUST),
    ...Policies.flatMap(({ PolicyDocument }) =>
      documentRefusals('Policies[].PolicyDocument', PolicyDocument, 'identity', Number.POSITIVE_INFINITY),
    ),
    ...names
      .filter((name, at) => names.indexOf(name) < at)
      .map((name) => ({ property: 'Policies[].PolicyName', problem: `two policies have the name ${name}` })),
    ...(total > MAX_INLINE ? [{ property: 'Policies', problem: `they have ${total} characters, ${MAX_INLINE} at most` }] : []),
  ];
}

/** of AWS::IAM::Policy and AWS::IAM::ManagedPolicy */
export function policyRefusals({ resource }: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { PolicyDocument, Roles } = policy.parse(resource.properties);
  const roles = new Set(all.filter((one) => one.resource.type === 'AWS::IAM::Role').map(({ identity }) => identity.ref));
  const most = resource.type === 'AWS::IAM::ManagedPolicy' ? MAX_MANAGED : MAX_INLINE;
  return [
    ...documentRefusals('PolicyDocument', PolicyDocument, 'identity', most),
    ...Roles.filter((name) => !roles.has(name)).map((name) => ({
      property: 'Roles',
      problem: `the role ${name} does not exist`,
    })),
  ];
}
