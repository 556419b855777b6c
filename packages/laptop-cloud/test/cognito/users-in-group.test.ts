import { expect, test } from 'vitest';
import { cognitoService, userPoolsOf } from '../../src/services/cognito/cognito-service.ts';
import { laptop, start } from '../lambda/laptop.ts';

const poolOf = async () => {
  let services: ReturnType<typeof cognitoService> | undefined;
  const { provision, call, kernel } = laptop({
    more: (made) => {
      services = cognitoService(made);
      return [services];
    },
  });
  const { ref: UserPoolId, attributes } = await provision('AWS::Cognito::UserPool', 'Pool', {});
  for (const GroupName of ['risk', 'lead'])
    await provision('AWS::Cognito::UserPoolGroup', `Group${GroupName}`, { UserPoolId, GroupName });
  const pools = userPoolsOf(kernel);
  if (pools === undefined || services === undefined) throw new Error('no user pools');
  const { authorize } = services;
  return {
    UserPoolId,
    arn: attributes.Arn,
    pools,
    questions: (input: object) => Reflect.apply(authorize, undefined, ['ListUsersInGroup', input]),
    get: (Username: string) => call('cognito-idp', 'AdminGetUser', { UserPoolId, Username }),
    list: (input: object) => call('cognito-idp', 'ListUsersInGroup', { UserPoolId, GroupName: 'risk', ...input }),
    refused: (input: object) =>
      call('cognito-idp', 'ListUsersInGroup', { UserPoolId, GroupName: 'risk', ...input }).then(
        () => 'no refusal',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
  };
};

test('the users of a group come with their attributes, the others do not', async () => {
  const { UserPoolId, pools, list } = await poolOf();
  pools.putUser(UserPoolId, {
    username: 'rita',
    attributes: { email: 'rita@example.com', name: 'Rita' },
    groups: ['risk', 'lead'],
  });
  pools.putUser(UserPoolId, { username: 'leo', attributes: {}, groups: ['lead'], enabled: false });
  expect(await list({})).toEqual({
    Users: [
      {
        Username: 'rita',
        Attributes: [
          { Name: 'email', Value: 'rita@example.com' },
          { Name: 'name', Value: 'Rita' },
        ],
        UserCreateDate: start / 1000,
        UserLastModifiedDate: start / 1000,
        Enabled: true,
        UserStatus: 'CONFIRMED',
      },
    ],
  });
  expect((await list({ GroupName: 'lead' })).Users).toEqual([
    expect.objectContaining({ Username: 'rita' }),
    expect.objectContaining({ Username: 'leo', Enabled: false, Attributes: [] }),
  ]);
});

test('pages hold sixty at most, fewer when asked for, and every user is on one of them', async () => {
  const { UserPoolId, pools, list } = await poolOf();
  for (let n = 0; n < 130; n += 1) pools.putUser(UserPoolId, { username: `u${n}`, attributes: {}, groups: ['risk'] });
  const pagesOf = async (Limit?: number) => {
    const pages: string[][] = [];
    let NextToken: string | undefined;
    do {
      const page = await list({ Limit, NextToken });
      pages.push(page.Users.map(({ Username }: { Username: string }) => Username));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return pages;
  };
  const whole = await pagesOf();
  expect(whole.map(({ length }) => length)).toEqual([60, 60, 10]);
  expect(new Set(whole.flat()).size).toBe(130);
  expect((await pagesOf(50)).map(({ length }) => length)).toEqual([50, 50, 30]);
  expect((await pagesOf(0))[0]).toHaveLength(60);
});

test('a pool or group that is not there is not found, and what cannot be asked is refused by name', async () => {
  const { refused } = await poolOf();
  expect(await refused({ UserPoolId: 'eu-west-1_nowhere' })).toBe(
    'ResourceNotFoundException: User pool eu-west-1_nowhere does not exist.',
  );
  expect(await refused({ GroupName: 'owners' })).toBe('ResourceNotFoundException: Group not found.');
  for (const input of [{ Limit: 61 }, { Limit: -1 }, { NextToken: 'made up' }, { NextToken: 'made-up' }, { UserPoolId: 'x' }])
    expect(await refused(input), JSON.stringify(input)).toMatch(/^InvalidParameterException/);
});

test('permission is asked for on exactly the pool', async () => {
  const { UserPoolId, arn, questions } = await poolOf();
  expect(questions({ UserPoolId, GroupName: 'risk' })).toEqual([{ action: 'cognito-idp:ListUsersInGroup', resource: arn }]);
  expect(questions({})).toEqual([{ action: 'cognito-idp:ListUsersInGroup', resource: '*' }]);
});

test('nobody is put into a group the template does not have', async () => {
  const { UserPoolId, pools } = await poolOf();
  expect(() => pools.putUser(UserPoolId, { username: 'x', attributes: {}, groups: ['owners'] })).toThrow('no group owners');
});

test('a user is found by the name they sign in with, whoever put them there, and says whether they still may', async () => {
  const { UserPoolId, pools, get } = await poolOf();
  const attributes = { email: 'leo@example.com' };
  pools.putUser(UserPoolId, { username: 'leo', attributes, groups: ['lead'], enabled: false });
  expect(await get('leo')).toEqual({
    Username: 'leo',
    UserAttributes: [{ Name: 'email', Value: 'leo@example.com' }],
    UserCreateDate: start / 1000,
    UserLastModifiedDate: start / 1000,
    Enabled: false,
    UserStatus: 'CONFIRMED',
  });
  await expect(get('nobody')).rejects.toThrow('User does not exist.');
});
