import { AwsError, type Identity, type Kernel, type Resource, type ResourceType, type Service } from '../../contract.ts';
import { physicalName } from '../physical-name.ts';
import { policyRefusals, roleRefusals } from './check-policies.ts';

type Place = { readonly account: string; readonly region: string };

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const identifyRole = (resource: Resource, { account }: Place): Identity => {
  const name = text(resource.properties.RoleName) ?? physicalName(resource);
  const arn = `arn:aws:iam::${account}:role${text(resource.properties.Path) ?? '/'}${name}`;
  return {
    ref: name,
    attributes: {
      Arn: arn,
      RoleId: `AROA${name
        .toUpperCase()
        .replaceAll(/[^A-Z0-9]/g, '')
        .padEnd(17, '0')
        .slice(-17)}`,
    },
  };
};

const identifyManagedPolicy = (resource: Resource, { account }: Place): Identity => {
  const name = text(resource.properties.ManagedPolicyName) ?? physicalName(resource, 128);
  const arn = `arn:aws:iam::${account}:policy${text(resource.properties.Path) ?? '/'}${name}`;
  return { ref: arn, attributes: { PolicyArn: arn, PolicyId: physicalName(resource, 21) } };
};

// the policies themselves are read by src/iam/roles.ts, before anything is provisioned
const nothingToDo = (): void => undefined;

const types: readonly ResourceType[] = [
  {
    type: 'AWS::IAM::Role',
    properties: [
      'AssumeRolePolicyDocument.**',
      'Policies[].PolicyName',
      'Policies[].PolicyDocument.**',
      'ManagedPolicyArns[]',
      'RoleName',
      'Path',
    ],
    identify: identifyRole,
    refusals: roleRefusals,
    provision: nothingToDo,
  },
  {
    type: 'AWS::IAM::Policy',
    properties: ['PolicyName', 'PolicyDocument.**', 'Roles[]'],
    identify: (resource) => ({ ref: physicalName(resource, 128), attributes: { Id: physicalName(resource, 128) } }),
    refusals: policyRefusals,
    provision: nothingToDo,
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    properties: ['ManagedPolicyName', 'PolicyDocument.**', 'Roles[]', 'Path', 'Description'],
    identify: identifyManagedPolicy,
    refusals: policyRefusals,
    provision: nothingToDo,
  },
];

/** the roles and policies of the template; there is no IAM API on a laptop */
export const iamRoles = (): Service => ({
  name: 'iam',
  resourceTypes: types,
  actions: {},
  authorize: () => [],
  start: () => undefined,
  stop: () => undefined,
});

/** STS: who am I */
export const sts = (kernel: Kernel): Service => ({
  name: 'sts',
  resourceTypes: [],
  actions: {
    GetCallerIdentity: (_input: unknown, { principal }) => {
      const { account } = kernel;
      switch (principal.kind) {
        case 'root':
          return { Account: account, Arn: `arn:aws:iam::${account}:root`, UserId: account };
        case 'role': {
          const name = principal.roleArn.split('/').at(-1) ?? '';
          return {
            Account: account,
            Arn: `arn:aws:sts::${account}:assumed-role/${name}/${principal.sessionName}`,
            UserId: `AROALAPTOP:${principal.sessionName}`,
          };
        }
        case 'service':
          throw new AwsError('AccessDenied', `${principal.service} has no identity of its own`, 403);
      }
    },
  },
  // AWS lets everybody ask
  authorize: () => [],
  start: () => undefined,
  stop: () => undefined,
});
