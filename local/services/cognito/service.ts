import { z } from 'zod';
import type { Kernel, Resource, ResourceType, Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { clientIdOf, poolIdOf, UserPools } from './user-pools.ts';

const states = new WeakMap<Kernel, UserPools>();

/** The laptop's identity: pools, key set, `issueToken`. Undefined when the cloud has no Cognito. */
export const userPoolsOf = (kernel: Kernel): UserPools | undefined => states.get(kernel);

const seed = (resource: Resource) => `${resource.stack}\n${resource.logicalId}`;
const OfPool = z.object({ UserPoolId: z.string() });
const Group = OfPool.extend({ GroupName: z.string(), Description: z.string().default('') });

const types = (kernel: Kernel, pools: UserPools): ResourceType[] => [
  {
    type: 'AWS::Cognito::UserPool',
    // how people sign in is not emulated, see local/template/inert-properties.ts
    properties: [],
    identify(resource, { account, region }) {
      const id = poolIdOf(region, seed(resource));
      const ProviderName = `cognito-idp.${region}.amazonaws.com/${id}`;
      const Arn = `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`;
      return { ref: id, attributes: { Arn, ProviderName, ProviderURL: `https://${ProviderName}`, UserPoolId: id } };
    },
    provision: (_resource, { ref }) => pools.put(ref),
  },
  {
    type: 'AWS::Cognito::UserPoolClient',
    properties: ['UserPoolId'],
    identify(resource) {
      const id = clientIdOf(seed(resource));
      return { ref: id, attributes: { ClientId: id } };
    },
    provision: (resource, { ref }) => pools.addClient(parseInput(OfPool, resource.properties).UserPoolId, ref),
  },
  {
    type: 'AWS::Cognito::UserPoolGroup',
    properties: ['UserPoolId', 'GroupName', 'Description', 'Precedence'],
    identify: (resource) => ({ ref: String(resource.properties.GroupName ?? resource.logicalId), attributes: {} }),
    provision(resource) {
      const group = parseInput(Group, resource.properties);
      pools.addGroup(group.UserPoolId, group.GroupName, group.Description);
    },
  },
  {
    type: 'AWS::Cognito::UserPoolDomain',
    properties: ['UserPoolId', 'Domain', 'ManagedLoginVersion'],
    identify: (resource) => ({
      ref: String(resource.properties.Domain ?? resource.logicalId),
      attributes: { CloudFrontDistribution: 'none' },
    }),
    // there is no hosted sign-in page on a laptop: the domain is a name only
    provision: (resource) => kernel.log('cognito.domain', { domain: String(resource.properties.Domain) }),
  },
];

/** Amazon Cognito user pools, as far as tokens go. Its API is refused by name: people are signed in through `issueToken`. */
export function cognitoService(kernel: Kernel): Service {
  const pools = new UserPools(kernel);
  states.set(kernel, pools);
  return {
    name: 'cognito-idp',
    resourceTypes: types(kernel, pools),
    actions: {},
    authorize: () => [],
    start: () => undefined,
    stop: () => undefined,
  };
}
