import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Journal, Kernel } from '../../contract.ts';

/** what is stored with the bytes and comes back with them */
export type ObjectHeaders = Readonly<Record<string, string | undefined>>;

export interface StoredObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
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

interface Row {
  readonly key: string;
  readonly body: Uint8Array;
  readonly headers: string;
  readonly metadata: string;
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

/** Objects in the journal: they outlive kill -9 with everything else. */
export class Objects {
  readonly #journal: Journal;
  readonly #now: () => number;

  constructor(kernel: Kernel) {
    this.#journal = kernel.journal;
    this.#now = () => kernel.now();
    kernel.journal.exec(
      `CREATE TABLE IF NOT EXISTS s3_objects (bucket TEXT, key TEXT, body BLOB NOT NULL, headers TEXT NOT NULL, metadata TEXT NOT NULL,
        etag TEXT NOT NULL, modified_at INTEGER NOT NULL, PRIMARY KEY (bucket, key)) WITHOUT ROWID`,
    );
  }

  put(bucket: string, key: string, body: Uint8Array, headers: ObjectHeaders, metadata: ObjectHeaders): string {
    const etag = etagOf(body);
    const row = [bucket, key, body, JSON.stringify(headers), JSON.stringify(metadata), etag, this.#now()];
    this.#journal.run('INSERT OR REPLACE INTO s3_objects VALUES (?, ?, ?, ?, ?, ?, ?)', ...row);
    return etag;
  }

  get(bucket: string, key: string): StoredObject | undefined {
    const row = this.#journal.get<Row>('SELECT * FROM s3_objects WHERE bucket = ? AND key = ?', bucket, key);
    return (
      row && {
        key: row.key,
        body: row.body,
        headers: textRecord(row.headers),
        metadata: textRecord(row.metadata),
        etag: row.etag,
        modifiedAt: row.modified_at,
      }
    );
  }

  delete(bucket: string, key: string): void {
    this.#journal.run('DELETE FROM s3_objects WHERE bucket = ? AND key = ?', bucket, key);
  }

  /** in the order S3 lists: by the bytes of the key */
  list(bucket: string, prefix: string, after: string): ListedObject[] {
    return this.#journal
      .all<{ key: string; size: number; etag: string; modified_at: number }>(
        'SELECT key, length(body) AS size, etag, modified_at FROM s3_objects WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ? ORDER BY key',
        bucket,
        after,
        prefix,
        prefix,
      )
      .map(({ key, size, etag, modified_at }) => ({ key, size, etag, modifiedAt: modified_at }));
  }
}
