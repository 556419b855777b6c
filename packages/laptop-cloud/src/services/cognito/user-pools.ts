import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { Kernel } from '../../contract.ts';
import type { ClientSettings, PoolSettings } from './pool-settings.ts';

const algorithm = 'RS256';

interface KeyRow {
  private_key: string;
  public_jwk: string;
}

/** what a laptop token says besides what the pool adds: issuer, times, token use */
export interface TokenRequest {
  /** the pool's id; that of the client when left out */
  readonly poolId?: string;
  /** audience: an app client of the pool */
  readonly clientId: string;
  /** `sub`, `cognito:groups`, `email`, `scope` … as Cognito would put them in */
  readonly claims: JWTPayload;
  /** default: an id token, whose audience is `aud`; an access token has `client_id` instead */
  readonly use?: 'id' | 'access';
  /** virtual seconds; default one hour */
  readonly expiresInSeconds?: number;
  /** virtual epoch seconds at which the person signed in; default now */
  readonly authTime?: number;
}

/** somebody of a pool, as an administrator would have made them */
export interface PoolUser {
  readonly username: string;
  /** `email`, `name` … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly enabled: boolean;
  /** virtual epoch milliseconds */
  readonly createdAt: number;
}

export interface Pool {
  readonly settings: PoolSettings;
  readonly clients: Map<string, ClientSettings>;
  readonly groups: Map<string, string>;
  readonly users: Map<string, PoolUser>;
}

/** The user pools of the laptop. No sign-up and no passwords: people sign in by a code, or whoever runs the laptop asks for a token here. */
export class UserPools {
  readonly #kernel: Kernel;
  readonly #pools = new Map<string, Pool>();
  #keys: Promise<{ row: KeyRow; kid: string }> | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS cognito_keys (one INTEGER PRIMARY KEY CHECK (one = 1), private_key TEXT NOT NULL, public_jwk TEXT NOT NULL)',
    );
  }

  put(poolId: string, settings: PoolSettings): void {
    if (!this.#pools.has(poolId)) this.#pools.set(poolId, { settings, clients: new Map(), groups: new Map(), users: new Map() });
  }

  /** undefined when there is no such pool */
  find(poolId: string): Pool | undefined {
    return this.#pools.get(poolId);
  }

  addClient(clientId: string, settings: ClientSettings): void {
    this.#pool(settings.poolId).clients.set(clientId, settings);
  }

  /** the pool of an app client, and what the client is set to; undefined when there is none such */
  ofClient(clientId: string): { readonly pool: Pool; readonly client: ClientSettings } | undefined {
    for (const pool of this.#pools.values()) {
      const client = pool.clients.get(clientId);
      if (client !== undefined) return { pool, client };
    }
    return undefined;
  }

  addGroup(poolId: string, name: string, description: string): void {
    this.#pool(poolId).groups.set(name, description);
  }

  /**
   * Puts somebody into a pool and its groups, or changes them. Not kept: whoever seeds people does so at every boot.
   * @throws Error when the pool or a group is not of the template
   */
  putUser(poolId: string, user: Omit<PoolUser, 'createdAt' | 'enabled'> & { readonly enabled?: boolean }): void {
    const { groups, users } = this.#pool(poolId);
    const unknown = user.groups.filter((name) => !groups.has(name));
    if (unknown.length > 0) throw new Error(`groups: the user pool ${poolId} has no group ${unknown.join(', ')}`);
    const createdAt = users.get(user.username)?.createdAt ?? this.#kernel.now();
    users.set(user.username, { enabled: true, ...user, createdAt });
  }

  /** pools with their clients and groups, for a sign-in page */
  list(): { poolId: string; clients: string[]; groups: string[] }[] {
    return [...this.#pools].map(([poolId, { clients, groups }]) => ({
      poolId,
      clients: [...clients.keys()],
      groups: [...groups.keys()],
    }));
  }

  issuerOf(poolId: string): string {
    return `https://cognito-idp.${this.#kernel.region}.amazonaws.com/${poolId}`;
  }

  /** whether this issuer is a pool of the laptop */
  knows(issuer: string): boolean {
    return [...this.#pools.keys()].some((poolId) => this.issuerOf(poolId) === issuer);
  }

  /** the key set Cognito would serve at <issuer>/.well-known/jwks.json; one pair for all pools, kept in the journal */
  async jwks(): Promise<{ keys: JWK[] }> {
    const { row, kid } = await this.#keyPair();
    return { keys: [{ ...JSON.parse(row.public_jwk), kid, alg: algorithm, use: 'sig' }] };
  }

  /** @throws Error when the pool or the client is not of the template */
  async issueToken(request: TokenRequest): Promise<string> {
    const poolId = request.poolId ?? this.ofClient(request.clientId)?.client.poolId ?? '';
    if (!this.#pool(poolId).clients.has(request.clientId))
      throw new Error(`clientId: ${request.clientId} is no app client of the user pool ${poolId}`);
    const { row, kid } = await this.#keyPair();
    const now = Math.floor(this.#kernel.now() / 1000);
    const access = request.use === 'access';
    const own = {
      token_use: access ? 'access' : 'id',
      auth_time: request.authTime ?? now,
      ...(access ? { client_id: request.clientId } : { aud: request.clientId }),
    };
    return new SignJWT({ ...request.claims, ...own })
      .setProtectedHeader({ alg: algorithm, kid })
      .setIssuer(this.issuerOf(poolId))
      .setIssuedAt(now)
      .setExpirationTime(now + (request.expiresInSeconds ?? 3600))
      .setJti(this.#kernel.uuid())
      .sign(await importPKCS8(row.private_key, algorithm));
  }

  #pool(poolId: string) {
    const pool = this.#pools.get(poolId);
    if (!pool) throw new Error(`poolId: there is no user pool ${poolId} on the laptop`);
    return pool;
  }

  #keyPair(): Promise<{ row: KeyRow; kid: string }> {
    this.#keys ??= this.#loadKeys();
    return this.#keys;
  }

  async #loadKeys(): Promise<{ row: KeyRow; kid: string }> {
    const { journal } = this.#kernel;
    let row = journal.get<KeyRow>('SELECT private_key, public_jwk FROM cognito_keys');
    if (!row) {
      const pair = await generateKeyPair(algorithm, { extractable: true });
      row = { private_key: await exportPKCS8(pair.privateKey), public_jwk: JSON.stringify(await exportJWK(pair.publicKey)) };
      journal.run('INSERT INTO cognito_keys VALUES (1, ?, ?)', row.private_key, row.public_jwk);
    }
    return { row, kid: await calculateJwkThumbprint(JSON.parse(row.public_jwk)) };
  }
}

/** ids as Cognito's look, the same at every boot */
export const poolIdOf = (region: string, seed: string): string =>
  `${region}_${createHash('sha256').update(seed).digest('hex').slice(0, 9)}`;
export const clientIdOf = (seed: string): string =>
  [...createHash('sha256').update(seed).digest()]
    .map((byte) => (byte % 36).toString(36))
    .join('')
    .slice(0, 26);
