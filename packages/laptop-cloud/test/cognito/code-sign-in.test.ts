import { describe, expect, test } from 'vitest';
import { cognitoService } from '../../src/services/cognito/cognito-service.ts';
import { mailbox, sesService } from '../../src/services/sesv2/sesv2-service.ts';
import { laptop } from '../lambda/laptop.ts';

const minute = 60_000;
const wrongOf = (code: string) => String((Number(code) + 1) % 1e8).padStart(8, '0');

const ownSender = { EmailSendingAccount: 'DEVELOPER', From: 'Shop <hello@shop.example.com>' };
const openPool = async (client: object = {}, EmailConfiguration: object = ownSender) => {
  let service: ReturnType<typeof cognitoService> | undefined;
  const { provision, call, kernel } = laptop({
    more: (made) => {
      service = cognitoService(made);
      return [sesService(made), service];
    },
  });
  await provision('AWS::SES::EmailIdentity', 'Sender', { EmailIdentity: 'shop.example.com' });
  const { ref: UserPoolId } = await provision('AWS::Cognito::UserPool', 'Pool', {
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    EmailConfiguration,
  });
  const { ref: ClientId } = await provision('AWS::Cognito::UserPoolClient', 'Client', {
    ...{ UserPoolId, ExplicitAuthFlows: ['ALLOW_USER_AUTH'], AuthSessionValidity: 15, RefreshTokenValidity: 10 },
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    ...client,
  });
  const cognito = (action: string, input: object): Promise<any> => call('cognito-idp', action, input);
  const refused = (action: string, input: object): Promise<string> =>
    cognito(action, input).then(
      () => 'no refusal',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  const begin = (USERNAME = 'ana@shop.example.com') =>
    cognito('InitiateAuth', { ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'EMAIL_OTP' } });
  const answer = (Session: string, EMAIL_OTP_CODE: string) => ({
    ...{ ClientId, Session, ChallengeName: 'EMAIL_OTP' },
    ChallengeResponses: { USERNAME: 'ana@shop.example.com', EMAIL_OTP_CODE },
  });
  await cognito('AdminCreateUser', {
    ...{ UserPoolId, Username: 'Ana@shop.example.com', MessageAction: 'SUPPRESS' },
    UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
  });
  return {
    ...{ UserPoolId, ClientId, kernel, cognito, refused, begin, answer },
    authorize: (action: string) => Reflect.apply(service?.authorize ?? (() => []), undefined, [action, { UserPoolId }]),
    code: () => /\d{8}/.exec(mailbox(kernel)[0]?.text ?? '')?.[0] ?? '',
    signIn: async () => {
      const { Session } = await begin();
      const code = /\d{8}/.exec(mailbox(kernel)[0]?.text ?? '')?.[0] ?? '';
      return (await cognito('RespondToAuthChallenge', answer(Session, code))).AuthenticationResult;
    },
    later: (ms: number) => kernel.runUntil(kernel.now() + ms),
  };
};
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('a code by mail', () => {
  test('comes from Cognito’s own address where the pool has no sender, and is no mail of this account’s', async () => {
    const { kernel, signIn } = await openPool({}, {});
    expect(await signIn()).toMatchObject({ AccessToken: expect.any(String) });
    expect(mailbox(kernel)).toMatchObject([{ from: 'no-reply@verificationemail.com', to: ['Ana@shop.example.com'] }]);
    expect(kernel.usage.read()['ses:messages']).toBeUndefined();
  });

  test('is asked for by an address in any case, and signs in', async () => {
    const { begin, code, cognito, answer, kernel } = await openPool();
    const begun = await begin('ANA@shop.example.com');
    expect(begun).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'A***@s***' },
    });
    expect(mailbox(kernel)[0]).toMatchObject({ from: 'Shop <hello@shop.example.com>', to: ['Ana@shop.example.com'] });
    const { AuthenticationResult } = await cognito('RespondToAuthChallenge', answer(begun.Session, code()));
    expect(AuthenticationResult).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
    expect(claimsOf(AuthenticationResult.IdToken)).toMatchObject({
      email: 'Ana@shop.example.com',
      email_verified: true,
      token_use: 'id',
    });
    expect(claimsOf(AuthenticationResult.AccessToken)).toMatchObject({ token_use: 'access' });
  });

  test('that is wrong is refused, and the right one still takes', async () => {
    const { begin, code, refused, cognito, answer } = await openPool();
    const { Session } = await begin();
    expect(await refused('RespondToAuthChallenge', answer(Session, wrongOf(code())))).toBe(
      'CodeMismatchException: Invalid code or auth state for the user.',
    );
    expect(await cognito('RespondToAuthChallenge', answer(Session, code()))).toHaveProperty('AuthenticationResult');
  });

  test('is for one use, three tries and the time of its session', async () => {
    const { begin, code, refused, cognito, answer, later } = await openPool();
    const once = await begin();
    await cognito('RespondToAuthChallenge', answer(once.Session, code()));
    const gone = 'NotAuthorizedException: Invalid session for the user.';
    expect(await refused('RespondToAuthChallenge', answer(once.Session, code()))).toBe(gone);
    const { Session } = await begin();
    for (let n = 0; n < 3; n += 1) await refused('RespondToAuthChallenge', answer(Session, wrongOf(code())));
    expect(await refused('RespondToAuthChallenge', answer(Session, code()))).toBe(gone);
    const late = await begin();
    await later(15 * minute);
    expect(await refused('RespondToAuthChallenge', answer(late.Session, code()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  test('is sent to nobody for a name the pool does not have, and the answer is one of the challenges', async () => {
    const { begin, kernel, refused, answer } = await openPool();
    const { ChallengeName, Session } = await begin('nobody@shop.example.com');
    expect(['PASSWORD', 'EMAIL_OTP']).toContain(ChallengeName);
    expect(mailbox(kernel)).toEqual([]);
    expect(await refused('RespondToAuthChallenge', answer(Session, '12345678'))).toMatch(/^NotAuthorizedException/);
  });

  test('takes a client that allows it', async () => {
    const { begin } = await openPool({ ExplicitAuthFlows: [] });
    await expect(begin()).rejects.toThrow('USER_AUTH flow not enabled for this client');
  });
});

describe('a refresh token', () => {
  test('gives new tokens and another refresh token, and holds for the grace period', async () => {
    const { signIn, cognito, refused, ClientId, later } = await openPool();
    const { RefreshToken } = await signIn();
    const { AuthenticationResult: next } = await cognito('GetTokensFromRefreshToken', { ClientId, RefreshToken });
    expect(next.RefreshToken).not.toBe(RefreshToken);
    await later(29_000);
    await cognito('GetTokensFromRefreshToken', { ClientId, RefreshToken });
    await later(1_000);
    expect(await refused('GetTokensFromRefreshToken', { ClientId, RefreshToken })).toMatch(/^RefreshTokenReuseException/);
  });

  test('however often renewed, ends when the first would have', async () => {
    const { signIn, cognito, refused, ClientId, later } = await openPool();
    const { RefreshToken } = await signIn();
    await later(9 * 24 * 60 * minute);
    const { AuthenticationResult: next } = await cognito('GetTokensFromRefreshToken', { ClientId, RefreshToken });
    await later(24 * 60 * minute);
    expect(await refused('GetTokensFromRefreshToken', { ClientId, RefreshToken: next.RefreshToken })).toMatch(/has expired$/);
  });

  test('without rotation stays as it is', async () => {
    const { signIn, cognito, ClientId } = await openPool({ RefreshTokenRotation: { Feature: 'DISABLED' } });
    const { RefreshToken } = await signIn();
    const { AuthenticationResult: next } = await cognito('GetTokensFromRefreshToken', { ClientId, RefreshToken });
    expect(next).not.toHaveProperty('RefreshToken');
    expect(next).toHaveProperty('IdToken');
  });

  test('is revoked with all it was renewed to', async () => {
    const { signIn, cognito, refused, ClientId } = await openPool();
    const { RefreshToken } = await signIn();
    const { AuthenticationResult: next } = await cognito('GetTokensFromRefreshToken', { ClientId, RefreshToken });
    await cognito('RevokeToken', { ClientId, Token: RefreshToken });
    expect(await refused('GetTokensFromRefreshToken', { ClientId, RefreshToken: next.RefreshToken })).toMatch(
      /has been revoked$/,
    );
  });
});

describe('an account', () => {
  test('is made once, by its address in any case', async () => {
    const { UserPoolId, refused, cognito } = await openPool();
    const again = { UserPoolId, Username: 'ana@SHOP.example.com', MessageAction: 'SUPPRESS' };
    expect(await refused('AdminCreateUser', again)).toMatch(/^UsernameExistsException/);
    const found = await cognito('AdminGetUser', { UserPoolId, Username: 'ana@shop.example.com' });
    expect(found).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true });
    expect(found.UserAttributes).toContainEqual({ Name: 'email', Value: 'Ana@shop.example.com' });
    expect(await refused('AdminGetUser', { UserPoolId, Username: 'bia@shop.example.com' })).toBe(
      'UserNotFoundException: User does not exist.',
    );
  });

  test('that is deleted signs in and renews no more, and can be made again', async () => {
    const { UserPoolId, ClientId, cognito, refused, signIn, begin, answer, code } = await openPool();
    const { RefreshToken } = await signIn();
    const { Session } = await begin();
    const Username = 'ANA@shop.example.com';
    await cognito('AdminDeleteUser', { UserPoolId, Username });
    expect(await refused('AdminGetUser', { UserPoolId, Username })).toContain('UserNotFoundException');
    expect(await refused('AdminDeleteUser', { UserPoolId, Username })).toContain('UserNotFoundException');
    expect(await refused('GetTokensFromRefreshToken', { ClientId, RefreshToken })).toContain('NotAuthorizedException');
    expect(await refused('RespondToAuthChallenge', answer(Session, code()))).toContain('NotAuthorizedException');
    await cognito('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' });
    expect(await refused('AdminGetUser', { UserPoolId, Username })).toBe('no refusal');
  });

  test('is named by an address where people sign in by one, and has no password on the laptop', async () => {
    const { UserPoolId, refused } = await openPool();
    expect(await refused('AdminCreateUser', { UserPoolId, Username: 'bia', MessageAction: 'SUPPRESS' })).toMatch(
      /should be an email/,
    );
    const with_ = { UserPoolId, Username: 'bia@shop.example.com', MessageAction: 'SUPPRESS', TemporaryPassword: 'a' };
    expect(await refused('AdminCreateUser', with_)).toMatch(/no passwords/);
  });

  test('takes a permission to make or look at, and none to sign in with', async () => {
    const { authorize, UserPoolId } = await openPool();
    expect(authorize('AdminCreateUser')).toEqual([
      { action: 'cognito-idp:AdminCreateUser', resource: expect.stringMatching(new RegExp(`userpool/${UserPoolId}$`)) },
    ]);
    for (const open of ['InitiateAuth', 'RespondToAuthChallenge', 'GetTokensFromRefreshToken', 'RevokeToken'])
      expect(authorize(open)).toEqual([]);
  });
});
