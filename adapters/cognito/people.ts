import {
  type CognitoIdentityProviderClient,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Role, roles } from '../../domain/access.ts';
import type { People } from '../../domain/people.ts';
import { calling } from '../aws/service-failure.ts';
import { colleaguesOf, type Member } from '../colleagues-of.ts';

/** as many as Cognito gives at once */
const Limit = 60;

const memberOf = (role: Role, { Username = '', Attributes = [], Enabled = true }: UserType): Member => ({
  role,
  id: Username,
  name: Attributes.find(({ Name }) => Name === 'name')?.Value ?? '',
  enabled: Enabled,
});

/** the people of a user pool whose groups are the roles */
export const people = (client: CognitoIdentityProviderClient, UserPoolId: string): People => {
  const inGroup = async (role: Role): Promise<readonly Member[]> => {
    const all: Member[] = [];
    let NextToken: string | undefined;
    do {
      const ask = new ListUsersInGroupCommand({ UserPoolId, GroupName: role, Limit, NextToken });
      const page = await calling('cognito-idp', () => client.send(ask));
      all.push(...(page.Users ?? []).map((user) => memberOf(role, user)));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return all;
  };
  return { everyone: async () => colleaguesOf((await Promise.all(roles.map(inGroup))).flat()) };
};
