import { cognitoClient } from '../../adapters/aws/cognito-client.ts';
import { codeSignIn } from '../../adapters/cognito/code-sign-in.ts';
import type { CodeSignIn } from '../../domain/sign-in/code-sign-in.ts';
import { readEnv, signInEnv } from '../runtime/read-env.ts';

let shared: CodeSignIn | undefined;

/** sign-in by code to the pool of members: the handlers of a function share its connections. Throws MissingConfiguration */
export const sharedSignIn = (): CodeSignIn => {
  const { MERCHANT_POOL_ID: poolId, MERCHANT_CLIENT_ID: clientId } = readEnv(signInEnv);
  shared ??= codeSignIn(cognitoClient(), { poolId, clientId });
  return shared;
};
