import * as oauth from 'oauth4webapi';
import { callbackPath } from './callback-path.ts';

/** where people sign in in the cloud; from config.json, which the deployment writes */
export interface HostedSignIn {
  readonly issuer: string;
  readonly clientId: string;
  /** of the sign-in page */
  readonly origin: string;
}
export interface Tokens {
  /** what the API is shown */
  readonly access: string;
  readonly refresh: string;
  /** epoch milliseconds of this browser's clock */
  readonly expiresAt: number;
}
export interface HostedPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}
/** kept in the browser until the sign-in page sends the person back */
export interface Journey {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** where the person wanted to go */
  readonly to: string;
}

const scope = 'openid email profile';

const parties = ({ issuer, clientId, origin }: HostedSignIn) => {
  const server: oauth.AuthorizationServer = {
    issuer,
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${origin}/oauth2/token`,
    revocation_endpoint: `${origin}/oauth2/revoke`,
  };
  const client: oauth.Client = { client_id: clientId };
  return { server, client, redirectUri: `${location.origin}${callbackPath}` };
};

/** a new journey to the sign-in page, and its address */
export const begin = async (signIn: HostedSignIn, to: string, language: string): Promise<{ journey: Journey; url: string }> => {
  const { client, redirectUri } = parties(signIn);
  const verifier = oauth.generateRandomCodeVerifier();
  const journey = { verifier, state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), to };
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: journey.state,
    nonce: journey.nonce,
    lang: language,
  });
  return { journey, url: `${signIn.origin}/oauth2/authorize?${query}` };
};

const tokensOf = (answer: oauth.TokenEndpointResponse, previous: string): Tokens => ({
  access: answer.access_token,
  // each refresh gives a new one; the old one stays good for seconds only
  refresh: answer.refresh_token ?? previous,
  expiresAt: Date.now() + (answer.expires_in ?? 0) * 1000,
});

const textOf = (...claims: readonly (oauth.JsonValue | undefined)[]): string =>
  claims.find((claim): claim is string => typeof claim === 'string' && claim !== '') ?? '';

/** the sign-in page sent the person back without a code; the message is its own */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

const codeOf = (...asked: Parameters<typeof oauth.validateAuthResponse>): URLSearchParams => {
  try {
    return oauth.validateAuthResponse(...asked);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw new SignInRefused(error.error_description ?? error.error, { cause: error });
    throw error;
  }
};

/**
 * The end of a journey: the code of the address becomes tokens.
 * @throws SignInRefused; other errors when state, nonce or answer are not those of the journey
 */
export const finish = async (signIn: HostedSignIn, journey: Journey, address: URL) => {
  const { server, client, redirectUri } = parties(signIn);
  const code = codeOf(server, client, address, journey.state);
  const asked = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), code, redirectUri, journey.verifier);
  const answer = await oauth.processAuthorizationCodeResponse(server, client, asked, {
    expectedNonce: journey.nonce,
    requireIdToken: true,
  });
  const claims = oauth.getValidatedIdTokenClaims(answer);
  const groups = claims?.['cognito:groups'];
  const id = textOf(claims?.['cognito:username'], claims?.sub);
  const person: HostedPerson = {
    id,
    name: textOf(claims?.['name'], id),
    roles: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
  };
  return { person, tokens: tokensOf(answer, '') };
};

/** new tokens for old ones; undefined when the pool gives none any more: the session is over. @throws TypeError when nobody answers */
export const renew = async (signIn: HostedSignIn, tokens: Tokens): Promise<Tokens | undefined> => {
  const { server, client } = parties(signIn);
  const asked = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh);
  try {
    return tokensOf(await oauth.processRefreshTokenResponse(server, client, asked), tokens.refresh);
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return undefined;
    throw error;
  }
};

/** ends the session with the pool: the refresh token is worth nothing afterwards. Gives the address that ends it with the sign-in page */
export const leave = async (signIn: HostedSignIn, tokens: Tokens): Promise<string> => {
  const { server, client, redirectUri } = parties(signIn);
  // signing out works offline too: the tokens are deleted here, and expire by themselves
  await oauth.revocationRequest(server, client, oauth.None(), tokens.refresh).catch(() => undefined);
  return `${signIn.origin}/logout?${new URLSearchParams({ client_id: client.client_id, logout_uri: redirectUri })}`;
};
