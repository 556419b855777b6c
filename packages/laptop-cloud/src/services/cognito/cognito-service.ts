import { z } from 'zod';
import type { AccessQuestion, Kernel, Resource, ResourceType, Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { Accounts, adminUsers } from './admin-users.ts';
import { codeSignIn } from './code-sign-in.ts';
import { listUsersInGroup } from './list-users.ts';
import { ClientSettings, PoolSettings } from './pool-settings.ts';
import { RefreshTokens } from './refresh-tokens.ts';
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
    // passwords and second factors are not emulated, see src/template/inert-properties.ts
    properties: [
      'EmailConfiguration.EmailSendingAccount',
      'EmailConfiguration.From',
      'Policies.SignInPolicy.AllowedFirstAuthFactors[]',
      'UsernameAttributes[]',
      'UsernameConfiguration.CaseSensitive',
    ],
    identify(resource, { account, region }) {
      const id = poolIdOf(region, seed(resource));
      const ProviderName = `cognito-idp.${region}.amazonaws.com/${id}`;
      const Arn = `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`;
      return { ref: id, attributes: { Arn, ProviderName, ProviderURL: `https://${ProviderName}`, UserPoolId: id } };
    },
    provision: (resource, { ref }) => pools.put(ref, parseInput(PoolSettings, resource.properties, 'InvalidParameterException')),
  },
  {
    type: 'AWS::Cognito::UserPoolClient',
    properties: [
      'UserPoolId',
      'AccessTokenValidity',
      'AuthSessionValidity',
      'ExplicitAuthFlows[]',
      'IdTokenValidity',
      'RefreshTokenRotation.**',
      'RefreshTokenValidity',
      'TokenValidityUnits.**',
    ],
    identify(resource) {
      const id = clientIdOf(seed(resource));
      return { ref: id, attributes: { ClientId: id } };
    },
    provision: (resource, { ref }) =>
      pools.addClient(ref, parseInput(ClientSettings, resource.properties, 'InvalidParameterException')),
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

/** anybody may call these: what they carry is the proof. IAM is not asked */
const open = new Set(['InitiateAuth', 'RespondToAuthChallenge', 'GetTokensFromRefreshToken', 'RevokeToken']);

/**
 * Amazon Cognito user pools: tokens, who is in which group, and sign-in by a code. Everything else is refused by name: whoever runs the
 * laptop puts people into a pool through `putUser` and signs them in through `issueToken`.
 */
export function cognitoService(kernel: Kernel): Service {
  const pools = new UserPools(kernel);
  states.set(kernel, pools);
  const accounts = new Accounts(kernel);
  const refreshTokens = new RefreshTokens(kernel, pools, accounts);
  return {
    name: 'cognito-idp',
    resourceTypes: types(kernel, pools),
    actions: {
      ListUsersInGroup: listUsersInGroup(pools),
      ...adminUsers(pools, accounts, (clients, name) => refreshTokens.forget(clients, name)),
      ...codeSignIn(kernel, pools, accounts, refreshTokens),
      ...refreshTokens.actions,
    },
    authorize(action: string, input: unknown): readonly AccessQuestion[] {
      if (open.has(action)) return [];
      const { UserPoolId } = OfPool.partial()
        .catch({})
        .parse(input ?? {});
      const pool = `arn:aws:cognito-idp:${kernel.region}:${kernel.account}:userpool/${UserPoolId}`;
      return [{ action: `cognito-idp:${action}`, resource: UserPoolId === undefined ? '*' : pool }];
    },
    start: () => undefined,
    stop: () => undefined,
  };
}
