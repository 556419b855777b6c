import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientOptions } from './client-options.ts';

export const cognitoClient = (): CognitoIdentityProviderClient => new CognitoIdentityProviderClient(clientOptions('cognito-idp'));
