import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Journal, Kernel } from '../../contract.ts';

/** what is stored with the bytes and comes back with them */
export type ObjectHeaders = Readonly<Record<string, string | undefined>>;

export interface StoredObject {
  readonly key: string;
  /** `null` in a bucket without versions, as S3 calls it */
  readonly versionId: string;
  /** counts the versions of its key */
  readonly sequence: number;
  /** a delete marker: no bytes, and the key counts as gone while it is the newest */
  readonly marker: boolean;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly etag: string;
  /** epoch milliseconds */
  readonly modifiedAt: number;
}
export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: number;
}
export interface NewObject {
  readonly body: Uint8Array;
  readonly headers: ObjectHeaders;
  readonly metadata: ObjectHeaders;
  readonly tags?: ObjectHeaders;
}

interface Row {
  readonly key: string;
  readonly seq: number;
  readonly version: string;
  readonly marker: number;
  readonly body: Uint8Array;
  readonly headers: string;
  readonly metadata: string;
  readonly tags: string;
  readonly etag: string;
  readonly modified_at: number;
}

/** as S3 computes it for an object put in one piece */
export const etagOf = (body: Uint8Array): string => `"${createHash('md5').update(body).digest('hex')}"`;

/** as the SDK sends it: base64 of the big-endian number */
export const crc32Of = (body: Uint8Array): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
};

const textRecord = (json: string): Record<string, string> =>
  Object.fromEntries(Object.entries(JSON.parse(json)).map(([name, value]) => [name, String(value)]));

const objectOf = (row: Row): StoredObject => ({
  key: row.key,
  versionId: row.version,
  sequence: row.seq,
  marker: row.marker === 1,
  body: row.body,
  headers: textRecord(row.headers),
  metadata: textRecord(row.metadata),
  tags: textRecord(row.tags),
  etag: row.etag,
  modifiedAt: row.modified_at,
});

const columns = `bucket TEXT, key TEXT, seq INTEGER, version TEXT NOT NULL, marker INTEGER NOT NULL, body BLOB NOT NULL,
  headers TEXT NOT NULL, metadata TEXT NOT NULL, tags TEXT NOT NULL, etag TEXT NOT NULL, modified_at INTEGER NOT NULL`;
const noBytes = new Uint8Array();

/** where a list of versions goes on: after this version of this key */
export interface VersionPlace {
  readonly key: string;
  readonly versionId: string;
}
export interface ListedVersion extends VersionPlace {
  readonly marker: boolean;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: number;
  readonly isLatest: boolean;
}

/** Objects with their versions in the journal: they outlive kill -9 with everything else. */
export class Objects {
  readonly #kernel: Kernel;
  readonly #journal: Journal;
  /** buckets that keep every version */
  readonly versioned = new Set<string>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#journal = kernel.journal;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS s3_versions (${columns}, PRIMARY KEY (bucket, key, seq)) WITHOUT ROWID`);
    this.#takeOver();
  }

  /** objects of a state folder from before there were versions */
  #takeOver(): void {
    if (this.#journal.get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 's3_objects'") === undefined) return;
    this.#journal.run(
      `INSERT OR IGNORE INTO s3_versions
       SELECT bucket, key, 1, 'null', 0, body, headers, metadata, '{}', etag, modified_at FROM s3_objects`,
    );
    this.#journal.exec('DROP TABLE s3_objects');
  }

  /** @returns what was written, under a new version where the bucket keeps them */
  put(bucket: string, key: string, { body, headers, metadata, tags = {} }: NewObject): StoredObject {
    const versionId = this.#newVersion(bucket, key);
    const parts = [JSON.stringify(headers), JSON.stringify(metadata), JSON.stringify(tags)];
    this.#insert(bucket, key, [versionId, 0, body, ...parts, etagOf(body), this.#kernel.now()]);
    const written = this.get(bucket, key, versionId);
    if (written === undefined) throw new Error(`${bucket}/${key} was not written`);
    return written;
  }

  /** the newest version, or the one that is named; a delete marker is one too */
  get(bucket: string, key: string, versionId?: string): StoredObject | undefined {
    const where = versionId === undefined ? '' : 'AND version = ?';
    const sql = `SELECT * FROM s3_versions WHERE bucket = ? AND key = ? ${where} ORDER BY seq DESC LIMIT 1`;
    const row = this.#journal.get<Row>(sql, bucket, key, ...(versionId === undefined ? [] : [versionId]));
    return row && objectOf(row);
  }

  /** takes a version away for good; without one it lays a delete marker on top, where the bucket keeps versions. @returns the version it is about */
  delete(bucket: string, key: string, versionId?: string): { readonly versionId?: string; readonly marker: boolean } {
    if (versionId !== undefined) {
      const marker = this.get(bucket, key, versionId)?.marker ?? false;
      this.#journal.run('DELETE FROM s3_versions WHERE bucket = ? AND key = ? AND version = ?', bucket, key, versionId);
      return { versionId, marker };
    }
    const laid = this.#newVersion(bucket, key);
    if (!this.versioned.has(bucket)) return { marker: false };
    this.#insert(bucket, key, [laid, 1, noBytes, '{}', '{}', '{}', '', this.#kernel.now()]);
    return { versionId: laid, marker: true };
  }

  tag(bucket: string, key: string, versionId: string, tags: ObjectHeaders): void {
    const sql = 'UPDATE s3_versions SET tags = ? WHERE bucket = ? AND key = ? AND version = ?';
    this.#journal.run(sql, JSON.stringify(tags), bucket, key, versionId);
  }

  /** in the order S3 lists: by the bytes of the key */
  list(bucket: string, prefix: string, after: string): ListedObject[] {
    return this.#journal
      .all<{ key: string; size: number; etag: string; modified_at: number }>(
        `SELECT key, length(body) AS size, etag, modified_at FROM s3_versions AS one
         WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ? AND marker = 0
         AND seq = (SELECT max(seq) FROM s3_versions WHERE bucket = one.bucket AND key = one.key) ORDER BY key`,
        bucket,
        after,
        prefix,
        prefix,
      )
      .map(({ key, size, etag, modified_at }) => ({ key, size, etag, modifiedAt: modified_at }));
  }

  /** every version, delete markers too: by the bytes of the key, the newest of a key first */
  versions(bucket: string, prefix: string, after: VersionPlace, limit: number): readonly ListedVersion[] {
    const rows = this.#journal.all<{
      key: string;
      version: string;
      seq: number;
      marker: number;
      size: number;
      etag: string;
      modified_at: number;
      latest: number;
    }>(
      `SELECT key, version, seq, marker, length(body) AS size, etag, modified_at,
         (SELECT max(seq) FROM s3_versions WHERE bucket = one.bucket AND key = one.key) = seq AS latest
       FROM s3_versions AS one WHERE bucket = ? AND substr(key, 1, length(?)) = ?
       AND (key > ? OR (key = ? AND seq < (SELECT seq FROM s3_versions WHERE bucket = one.bucket AND key = one.key AND version = ?)))
       ORDER BY key, seq DESC LIMIT ?`,
      ...[bucket, prefix, prefix, after.key, after.key, after.versionId, limit],
    );
    return rows.map(({ key, version, marker, size, etag, modified_at, latest }) => ({
      ...{ key, versionId: version, marker: marker === 1, size, etag, modifiedAt: modified_at, isLatest: latest === 1 },
    }));
  }

  /** makes room for what comes next under a key: a bucket without versions forgets what was there */
  #newVersion(bucket: string, key: string): string {
    if (this.versioned.has(bucket)) return this.#kernel.uuid().replaceAll('-', '');
    this.#journal.run('DELETE FROM s3_versions WHERE bucket = ? AND key = ?', bucket, key);
    return 'null';
  }

  #insert(bucket: string, key: string, rest: readonly (string | number | Uint8Array)[]): void {
    const next = '(SELECT coalesce(max(seq), 0) + 1 FROM s3_versions WHERE bucket = ? AND key = ?)';
    this.#journal.run(
      `INSERT INTO s3_versions VALUES (?, ?, ${next}, ?, ?, ?, ?, ?, ?, ?, ?)`,
      bucket,
      key,
      bucket,
      key,
      ...rest,
    );
  }
}
