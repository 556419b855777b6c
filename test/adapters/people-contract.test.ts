import { CognitoIdentityProviderClient, ListUsersInGroupCommand } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '@firstsale/laptop-cloud/contract';
import { cognitoService, userPoolsOf } from '@firstsale/laptop-cloud/services/cognito';
import { laptop } from '@firstsale/laptop-cloud/testing/functions';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { people as poolPeople } from '../../adapters/cognito/people.ts';
import { KEPT_MS, keptPeople } from '../../adapters/kept-people.ts';
import { clockAt } from '../../adapters/memory/outside.ts';
import { people as memoryPeople } from '../../adapters/memory/people.ts';
import { type Role, roles } from '../../domain/access.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import type { People } from '../../domain/people.ts';
import { noon } from './some.ts';

interface Known {
  readonly id: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  readonly enabled?: boolean;
}
type Make = () => Promise<{ readonly people: People; admit(known: Known): void }>;

const inMemory: Make = async () => {
  const people = memoryPeople();
  return { people, admit: people.admit };
};

interface Wire {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
/** the adapter as it is deployed, its SDK client answered by the laptop's Cognito */
const onCognito: Make = async () => {
  const { call, provision, kernel } = laptop({ more: (made) => [cognitoService(made)] });
  const { ref: UserPoolId } = await provision('AWS::Cognito::UserPool', 'Pool', {});
  for (const GroupName of roles) await provision('AWS::Cognito::UserPoolGroup', `Group${GroupName}`, { UserPoolId, GroupName });
  const handle = async ({ headers, body }: Wire) => {
    const input = JSON.parse(body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body));
    const { statusCode, answer } = await call('cognito-idp', headers['x-amz-target']?.split('.')[1] ?? '', input).then(
      (answer) => ({ statusCode: 200, answer }),
      (error: unknown) => {
        if (!(error instanceof AwsError)) throw error;
        return { statusCode: error.status, answer: { __type: error.code, message: error.message } };
      },
    );
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    return { response: { statusCode, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: bytes } };
  };
  const client = new CognitoIdentityProviderClient({
    ...{ region: 'eu-west-1', endpoint: 'https://pool.invalid', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    requestHandler: { handle },
  });
  return {
    people: poolPeople(client, UserPoolId),
    admit: ({ id, name, roles: groups, enabled = true }) =>
      userPoolsOf(kernel)?.putUser(UserPoolId, {
        ...{ username: id, groups, enabled },
        attributes: { email: `${id}@example.com`, ...(name === undefined ? {} : { name }) },
      }),
  };
};

describe.each([
  ['in memory', inMemory],
  ['on Cognito', onCognito],
] as const)('people %s', (_name, make) => {
  test('nobody is there at first', async () => {
    expect(await (await make()).people.everyone()).toEqual([]);
  });

  test('each is there once, by name, with all roles in the order of the table', async () => {
    const { people, admit } = await make();
    admit({ id: 'zoe.alves', name: 'Álvaro', roles: ['lead', 'viewer'] });
    admit({ id: 'bo.2', name: 'Bo', roles: ['risk'] });
    admit({ id: 'bo.1', name: 'Bo', roles: ['analyst'] });
    expect(await people.everyone()).toEqual([
      { id: 'zoe.alves', name: 'Álvaro', roles: ['viewer', 'lead'] },
      { id: 'bo.1', name: 'Bo', roles: ['analyst'] },
      { id: 'bo.2', name: 'Bo', roles: ['risk'] },
    ]);
  });

  test('who has no name goes by the one they sign in with', async () => {
    const { people, admit } = await make();
    admit({ id: 'ana.silva', roles: ['analyst'] });
    expect(await people.everyone()).toEqual([{ id: 'ana.silva', name: 'ana.silva', roles: ['analyst'] }]);
  });

  test('who may no longer sign in, or has no role, is not there', async () => {
    const { people, admit } = await make();
    admit({ id: 'gone', name: 'Gone', roles: ['lead'] });
    admit({ id: 'guest', name: 'Guest', roles: [] });
    admit({ id: 'gone', name: 'Gone', roles: ['lead'], enabled: false });
    expect(await people.everyone()).toEqual([]);
  });

  test('more than a page of them are all there', async () => {
    const { people, admit } = await make();
    for (let n = 0; n < 125; n += 1) admit({ id: `p${n}`, name: `P ${n}`, roles: ['analyst'] });
    expect(new Set((await people.everyone()).map(({ id }) => id)).size).toBe(125);
  });
});

describe('the pool', () => {
  const made = new CognitoIdentityProviderClient({ region: 'eu-west-1' });
  const client = mockClient(made);
  const pool = poolPeople(made, 'eu-west-1_pool');

  test.each(['TooManyRequestsException', 'InternalErrorException'])(
    'that throttles or fails (%s) is ServiceUnavailable',
    async (name) => {
      const httpStatusCode = name === 'InternalErrorException' ? 500 : 400;
      client.on(ListUsersInGroupCommand).rejects(Object.assign(new Error('x'), { name, $metadata: { httpStatusCode } }));
      await expect(pool.everyone()).rejects.toThrow(ServiceUnavailable);
    },
  );

  test('that was deployed without a group says so', async () => {
    client
      .on(ListUsersInGroupCommand)
      .rejects(Object.assign(new Error('Group not found.'), { name: 'ResourceNotFoundException' }));
    await expect(pool.everyone()).rejects.toThrow('Group not found.');
  });
});

describe('people that are kept', () => {
  const counted = () => {
    const asked: string[] = [];
    let fails = false;
    const everyone = async () => {
      asked.push('asked');
      if (fails) throw new ServiceUnavailable('cognito-idp');
      return [];
    };
    const fail = (does: boolean): void => {
      fails = does;
    };
    return { asked, people: { everyone }, fail };
  };

  test('are asked for once a minute, however many ask at once', async () => {
    const { asked, people } = counted();
    const clock = clockAt(noon);
    const kept = keptPeople(people, clock);
    await Promise.all([kept.everyone(), kept.everyone()]);
    clock.set(new Date(Date.parse(noon) + KEPT_MS - 1).toISOString());
    await kept.everyone();
    expect(asked).toHaveLength(1);
    clock.set(new Date(Date.parse(noon) + KEPT_MS).toISOString());
    await kept.everyone();
    expect(asked).toHaveLength(2);
  });

  test('a failure is not kept', async () => {
    const { asked, people, fail } = counted();
    const kept = keptPeople(people, clockAt(noon));
    fail(true);
    await expect(kept.everyone()).rejects.toThrow(ServiceUnavailable);
    fail(false);
    expect(await kept.everyone()).toEqual([]);
    expect(asked).toHaveLength(2);
  });
});
