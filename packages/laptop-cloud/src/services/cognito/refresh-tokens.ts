import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { type Account, type Accounts, code } from './admin-users.ts';
import type { UserPools } from './user-pools.ts';

const Given = z.object({ ClientId: z.string(), RefreshToken: z.string().min(1) });
const Ended = z.object({ ClientId: z.string(), Token: z.string().min(1) });
interface Row {
  client: string;
  name: string;
  family: string;
  signed_in_at: number;
  expires_at: number;
  replaced_at: number | null;
  revoked: number;
}
const refused = (message: string) => new AwsError('NotAuthorizedException', message);

/**
 * Refresh tokens with rotation: each renewal gives a new one that holds as long as the first would have, and the old one holds for the
 * client's grace period. `GetTokensFromRefreshToken` and `RevokeToken`.
 */
export class RefreshTokens {
  readonly #kernel: Kernel;
  readonly #pools: UserPools;
  readonly #accounts: Accounts;

  constructor(kernel: Kernel, pools: UserPools, accounts: Accounts) {
    this.#kernel = kernel;
    this.#pools = pools;
    this.#accounts = accounts;
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS cognito_refresh_tokens (token TEXT PRIMARY KEY, client TEXT NOT NULL, name TEXT NOT NULL, family TEXT NOT NULL, signed_in_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, replaced_at INTEGER, revoked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID',
    );
  }

  /** `AuthenticationResult` of somebody who has just signed in */
  first(clientId: string, account: Account) {
    const now = this.#kernel.now();
    const { refreshSeconds } = this.#clientOf(clientId).client;
    return this.#issue(clientId, account, {
      family: this.#kernel.uuid(),
      signedInAt: now,
      expiresAt: now + refreshSeconds * 1_000,
    });
  }

  /** somebody who was deleted renews nothing any more, and ends no sign-in that was begun */
  forget(clients: Iterable<string>, name: string): void {
    for (const client of clients)
      for (const table of ['cognito_refresh_tokens', 'cognito_sessions'])
        this.#kernel.journal.run(`DELETE FROM ${table} WHERE client = ? AND lower(name) = lower(?)`, client, name);
  }

  readonly actions = {
    GetTokensFromRefreshToken: async (input: unknown) => {
      const { ClientId, RefreshToken } = parseInput(Given, input, code);
      const { pool, client } = this.#clientOf(ClientId);
      const row = this.#find(RefreshToken);
      const now = this.#kernel.now();
      if (row === undefined || row.client !== ClientId) throw refused('Invalid Refresh Token.');
      if (Number(row.revoked) === 1) throw refused('Refresh Token has been revoked');
      if (Number(row.expires_at) <= now) throw refused('Refresh Token has expired');
      if (row.replaced_at !== null && Number(row.replaced_at) + client.graceMs <= now)
        throw new AwsError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.');
      const account = this.#accounts.find(client.poolId, pool, row.name);
      if (account === undefined) throw refused('Invalid Refresh Token.');
      const session = { family: row.family, signedInAt: Number(row.signed_in_at), expiresAt: Number(row.expires_at) };
      if (!client.rotates) {
        const { RefreshToken: _same, ...tokens } = await this.#issue(ClientId, account, session, RefreshToken);
        return { AuthenticationResult: tokens };
      }
      if (row.replaced_at === null)
        this.#kernel.journal.run('UPDATE cognito_refresh_tokens SET replaced_at = ? WHERE token = ?', now, RefreshToken);
      return { AuthenticationResult: await this.#issue(ClientId, account, session) };
    },
    RevokeToken: (input: unknown) => {
      const { ClientId, Token } = parseInput(Ended, input, code);
      this.#clientOf(ClientId);
      const row = this.#find(Token);
      // one that is unknown is as good as revoked
      if (row !== undefined && row.client === ClientId)
        this.#kernel.journal.run('UPDATE cognito_refresh_tokens SET revoked = 1 WHERE family = ?', row.family);
      return {};
    },
  };

  #clientOf(id: string) {
    const found = this.#pools.ofClient(id);
    if (found === undefined) throw new AwsError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
    return found;
  }

  #find(token: string) {
    return this.#kernel.journal.get<Row & Record<string, never>>(
      'SELECT client, name, family, signed_in_at, expires_at, replaced_at, revoked FROM cognito_refresh_tokens WHERE token = ?',
      token,
    );
  }

  async #issue(
    clientId: string,
    { sub, name, attributes }: Account,
    session: { readonly family: string; readonly signedInAt: number; readonly expiresAt: number },
    same?: string,
  ) {
    const { client } = this.#clientOf(clientId);
    const token = same ?? `${this.#kernel.uuid()}.${this.#kernel.uuid()}.${this.#kernel.uuid()}`;
    if (same === undefined)
      this.#kernel.journal.run(
        'INSERT INTO cognito_refresh_tokens (token, client, name, family, signed_in_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        ...[token, clientId, name, session.family, session.signedInAt, session.expiresAt],
      );
    const of = { poolId: client.poolId, clientId, authTime: Math.floor(session.signedInAt / 1_000) };
    const { email_verified, ...own } = attributes;
    const id = {
      ...own,
      sub,
      'cognito:username': sub,
      ...(email_verified !== undefined && { email_verified: email_verified === 'true' }),
    };
    return {
      AccessToken: await this.#pools.issueToken({
        ...{ ...of, use: 'access' as const, expiresInSeconds: client.accessSeconds },
        claims: { sub, username: sub, scope: 'aws.cognito.signin.user.admin' },
      }),
      IdToken: await this.#pools.issueToken({ ...of, claims: id, expiresInSeconds: client.idSeconds }),
      RefreshToken: token,
      ExpiresIn: client.accessSeconds,
      TokenType: 'Bearer',
    };
  }
}
