import { createHash } from 'node:crypto';
import { AwsError, type Kernel } from '../../contract.ts';

export interface SecretVersion {
  readonly id: string;
  readonly text: string | undefined;
  readonly binary: Uint8Array | undefined;
  readonly stages: readonly string[];
  readonly createdAt: number;
}

interface VersionRow {
  id: string;
  text: string | null;
  binary: Uint8Array | null;
  stage: string | null;
  created_at: number;
}

export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
}

/** Secrets and their versions, in the journal. */
export class Secrets {
  readonly #kernel: Kernel;
  readonly #secrets = new Map<string, Secret>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS secrets_versions (secret TEXT, id TEXT, text TEXT, binary BLOB, stage TEXT, created_at INTEGER NOT NULL, PRIMARY KEY (secret, id)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS secrets_origins (secret TEXT PRIMARY KEY, origin TEXT NOT NULL) WITHOUT ROWID`);
  }

  arnOf(name: string): string {
    const suffix = createHash('sha256')
      .update(name)
      .digest('base64')
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 6);
    return `arn:aws:secretsmanager:${this.#kernel.region}:${this.#kernel.account}:secret:${name}-${suffix}`;
  }

  /** a secret of the template; its value is made anew only when what the template says about it changes */
  put(name: string, description: string, origin: string, value: () => string): void {
    this.#secrets.set(name, { name, description, arn: this.arnOf(name) });
    const { journal } = this.#kernel;
    const known = journal.get<{ origin: string }>('SELECT origin FROM secrets_origins WHERE secret = ?', name);
    if (known?.origin === origin) return;
    journal.run(
      'INSERT INTO secrets_origins VALUES (?, ?) ON CONFLICT (secret) DO UPDATE SET origin = excluded.origin',
      name,
      origin,
    );
    this.putValue(this.find(name), value(), undefined);
  }

  /** by name, ARN, or ARN without its random end */
  find(id: string): Secret {
    const secret = [...this.#secrets.values()].find(({ name, arn }) => name === id || arn === id || arn.slice(0, -7) === id);
    if (!secret) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return secret;
  }

  all(): Secret[] {
    return [...this.#secrets.values()];
  }

  putValue(secret: Secret, text: string | undefined, binary: Uint8Array | undefined, token = this.#kernel.uuid()): SecretVersion {
    const there = this.versions(secret).find((version) => version.id === token);
    if (there) {
      if (there.text === text) return there;
      throw new AwsError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.arn}.`,
      );
    }
    const { journal } = this.#kernel;
    journal.run(`UPDATE secrets_versions SET stage = NULL WHERE secret = ? AND stage = 'AWSPREVIOUS'`, secret.name);
    journal.run(`UPDATE secrets_versions SET stage = 'AWSPREVIOUS' WHERE secret = ? AND stage = 'AWSCURRENT'`, secret.name);
    journal.run(
      `INSERT INTO secrets_versions VALUES (?, ?, ?, ?, 'AWSCURRENT', ?)`,
      secret.name,
      token,
      text ?? null,
      binary ?? null,
      this.#kernel.now(),
    );
    return this.version(secret, token, undefined);
  }

  versions(secret: Secret): SecretVersion[] {
    return this.#kernel.journal
      .all<VersionRow>('SELECT id, text, binary, stage, created_at FROM secrets_versions WHERE secret = ?', secret.name)
      .map((row) => ({
        id: row.id,
        text: row.text ?? undefined,
        binary: row.binary ?? undefined,
        stages: row.stage === null ? [] : [row.stage],
        createdAt: Number(row.created_at),
      }));
  }

  version(secret: Secret, id: string | undefined, stage: string | undefined): SecretVersion {
    const wanted = stage ?? (id === undefined ? 'AWSCURRENT' : undefined);
    const found = this.versions(secret).find(
      (version) => (id === undefined || version.id === id) && (wanted === undefined || version.stages.includes(wanted)),
    );
    if (found) return found;
    const what = id === undefined ? `staging label: ${wanted}` : `VersionId: ${id}`;
    throw new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${what}`);
  }
}
