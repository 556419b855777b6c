import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientOptions, trimmed } from './client-options.ts';

export const cognitoClient = (): CognitoIdentityProviderClient =>
  trimmed(new CognitoIdentityProviderClient(clientOptions('cognito-idp')));
