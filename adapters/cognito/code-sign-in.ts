import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AuthenticationResultType,
  CodeMismatchException,
  type CognitoIdentityProviderClient,
  ExpiredCodeException,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  InvalidParameterException,
  NotAuthorizedException,
  RefreshTokenReuseException,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import type { CodeSignIn, Tokens } from '../../domain/sign-in/code-sign-in.ts';
import { calling } from '../aws/service-failure.ts';

const challenge = 'EMAIL_OTP';
/** a wrong code, one too old, and every answer to the session of an address that has no account */
const wrongCode = [CodeMismatchException, ExpiredCodeException, InvalidParameterException, NotAuthorizedException];
/** the id token says whose address was proven; the access token does not */
const result = z.object({ IdToken: z.string(), RefreshToken: z.string(), ExpiresIn: z.number() });
const tokensOf = (given: AuthenticationResultType | undefined): Tokens => {
  const { IdToken, RefreshToken, ExpiresIn } = result.parse(given);
  return { token: IdToken, refreshToken: RefreshToken, expiresInSeconds: ExpiresIn };
};

/** sign-in by e-mail code of a user pool, through one app client of it */
export const codeSignIn = (
  client: CognitoIdentityProviderClient,
  { poolId: UserPoolId, clientId: ClientId }: { readonly poolId: string; readonly clientId: string },
): CodeSignIn => {
  const call = <Answer>(send: () => Promise<Answer>) => calling('cognito-idp', send);
  /** asked of everybody, so that the time it takes tells nothing */
  const hasAccount = async (Username: string): Promise<boolean> => {
    try {
      await call(() => client.send(new AdminGetUserCommand({ UserPoolId, Username })));
      return true;
    } catch (error) {
      if (error instanceof UserNotFoundException) return false;
      throw error;
    }
  };
  const admit = async (email: string): Promise<void> => {
    const UserAttributes = [
      { Name: 'email', Value: email },
      // whoever types the code has proven it
      { Name: 'email_verified', Value: 'true' },
    ];
    try {
      await call(() =>
        client.send(new AdminCreateUserCommand({ UserPoolId, Username: email, UserAttributes, MessageAction: 'SUPPRESS' })),
      );
    } catch (error) {
      // two first sign-ins at once
      if (!(error instanceof UsernameExistsException)) throw error;
    }
  };
  return {
    send: async (email, admitted) => {
      const known = await hasAccount(email);
      if (admitted && !known) await admit(email);
      const AuthParameters = { USERNAME: email, PREFERRED_CHALLENGE: challenge };
      const begun = await call(() => client.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters })));
      return begun.Session;
    },
    try: async (email, Session, code) => {
      const ChallengeResponses = { USERNAME: email, EMAIL_OTP_CODE: code };
      try {
        const answer = await call(() =>
          client.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName: challenge, Session, ChallengeResponses })),
        );
        return tokensOf(answer.AuthenticationResult);
      } catch (error) {
        if (wrongCode.some((kind) => error instanceof kind)) return undefined;
        throw error;
      }
    },
    renew: async (RefreshToken) => {
      try {
        const answer = await call(() => client.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken })));
        return tokensOf(answer.AuthenticationResult);
      } catch (error) {
        if (error instanceof NotAuthorizedException || error instanceof RefreshTokenReuseException) return undefined;
        throw error;
      }
    },
    end: async (Token) => {
      await call(() => client.send(new RevokeTokenCommand({ ClientId, Token })));
    },
  };
};
