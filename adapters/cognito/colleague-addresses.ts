import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ColleagueAddresses } from '../../domain/digest/digest-ports.ts';
import { calling } from '../aws/service-failure.ts';

/** the addresses of the people of a user pool; who may no longer sign in is not written to */
export const colleagueAddresses = (client: CognitoIdentityProviderClient, UserPoolId: string): ColleagueAddresses => ({
  of: async (Username) => {
    try {
      const user = await calling('cognito-idp', () => client.send(new AdminGetUserCommand({ UserPoolId, Username })));
      if (user.Enabled === false) return undefined;
      return user.UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  },
});
