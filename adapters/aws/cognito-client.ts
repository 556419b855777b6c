import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkClient } from './sdk-client.ts';

export const cognitoClient = (): CognitoIdentityProviderClient =>
  sdkClient('cognito-idp', (options) => new CognitoIdentityProviderClient(options));
