import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { toldOfUser } from './list-users.ts';
import type { Pool, UserPools } from './user-pools.ts';

export const code = 'InvalidParameterException';
const OfUser = z.object({ UserPoolId: z.string(), Username: z.string().min(1).max(128) });
const attribute = z.object({ Name: z.string().min(1), Value: z.string().default('') });
const NewUser = OfUser.extend({
  UserAttributes: z.array(attribute).default([]),
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  TemporaryPassword: z.string().optional(),
});

/** an account an administrator made, as the pool knows it */
export interface Account {
  readonly sub: string;
  /** the name it was made under, in lower case where the pool tells no case apart */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** virtual epoch milliseconds */
  readonly createdAt: number;
}
interface Row {
  sub: string;
  name: string;
  attributes: string;
  created_at: number;
}

/** The accounts of pools whose people an administrator admits, kept in the journal. */
export class Accounts {
  readonly #kernel: Kernel;
  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS cognito_accounts (pool TEXT NOT NULL, name TEXT NOT NULL, sub TEXT NOT NULL, attributes TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (pool, name)) WITHOUT ROWID',
    );
  }

  /** undefined when the pool has no such user */
  find(poolId: string, pool: Pool, username: string): Account | undefined {
    const row = this.#kernel.journal.get<Row & Record<string, never>>(
      'SELECT name, sub, attributes, created_at FROM cognito_accounts WHERE pool = ? AND name = ?',
      poolId,
      named(pool, username),
    );
    if (row === undefined) return undefined;
    const attributes = z.record(z.string(), z.string()).parse(JSON.parse(row.attributes));
    return { sub: row.sub, name: row.name, attributes, createdAt: Number(row.created_at) };
  }

  remove(poolId: string, pool: Pool, username: string): void {
    this.#kernel.journal.run('DELETE FROM cognito_accounts WHERE pool = ? AND name = ?', poolId, named(pool, username));
  }

  add(poolId: string, pool: Pool, username: string, given: Readonly<Record<string, string>>): Account {
    const sub = this.#kernel.uuid();
    const account = { sub, name: named(pool, username), attributes: { ...given, sub }, createdAt: this.#kernel.now() };
    this.#kernel.journal.run(
      'INSERT INTO cognito_accounts VALUES (?, ?, ?, ?, ?)',
      ...[poolId, account.name, sub, JSON.stringify(account.attributes), account.createdAt],
    );
    return account;
  }
}

const named = ({ settings }: Pool, username: string): string =>
  settings.UsernameConfiguration.CaseSensitive ? username : username.toLowerCase();

/** `UserType`: a pool whose people sign in by address names them by their `sub` */
const told = ({ settings }: Pool, { sub, name, attributes, createdAt }: Account) => ({
  Username: settings.UsernameAttributes.length > 0 ? sub : name,
  UserCreateDate: createdAt / 1000,
  UserLastModifiedDate: createdAt / 1000,
  Enabled: true,
  UserStatus: 'CONFIRMED',
  attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
});

/**
 * `AdminGetUser`, `AdminDeleteUser` and `AdminCreateUser`, the last for people without a password: the laptop has no sign-in by password, so a
 * temporary one and an invitation by mail are refused by name.
 */
export const adminUsers = (pools: UserPools, accounts: Accounts, signOut: (clients: Iterable<string>, name: string) => void) => {
  const poolOf = (UserPoolId: string): Pool => {
    const pool = pools.find(UserPoolId);
    if (pool === undefined) throw new AwsError('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`);
    return pool;
  };
  return {
    AdminGetUser: (input: unknown) => {
      const { UserPoolId, Username } = parseInput(OfUser, input, code);
      const pool = poolOf(UserPoolId);
      const seeded = pool.users.get(Username) ?? pool.users.get(named(pool, Username));
      if (seeded !== undefined) {
        const { Attributes, ...user } = toldOfUser(seeded);
        return { ...user, UserAttributes: Attributes };
      }
      const found = accounts.find(UserPoolId, pool, Username);
      if (found === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
      const { attributes, ...user } = told(pool, found);
      return { ...user, UserAttributes: attributes };
    },
    AdminDeleteUser: (input: unknown) => {
      const { UserPoolId, Username } = parseInput(OfUser, input, code);
      const pool = poolOf(UserPoolId);
      const found = accounts.find(UserPoolId, pool, Username);
      if (found === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
      accounts.remove(UserPoolId, pool, Username);
      signOut(pool.clients.keys(), found.name);
      return {};
    },
    AdminCreateUser: (input: unknown) => {
      const { UserPoolId, Username, UserAttributes, MessageAction, TemporaryPassword } = parseInput(NewUser, input, code);
      const pool = poolOf(UserPoolId);
      if (MessageAction !== 'SUPPRESS')
        throw new AwsError(code, 'on the laptop nobody is invited by mail: give MessageAction SUPPRESS');
      if (TemporaryPassword !== undefined || !pool.settings.Policies.includes('EMAIL_OTP'))
        throw new AwsError(code, 'the laptop has no passwords: allow EMAIL_OTP as a first factor of the pool, and give none');
      const byAddress = pool.settings.UsernameAttributes.includes('email');
      if (byAddress && !/^[^\s@]+@[^\s@]+$/.test(Username)) throw new AwsError(code, 'Username should be an email.');
      if (accounts.find(UserPoolId, pool, Username) !== undefined)
        throw new AwsError('UsernameExistsException', 'An account with the given email already exists.');
      const given = Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
      const { attributes, ...user } = told(
        pool,
        accounts.add(UserPoolId, pool, Username, byAddress ? { email: Username, ...given } : given),
      );
      return { User: { ...user, Attributes: attributes } };
    },
  };
};
