import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Kernel } from '../../contract.ts';
import type { Database } from './database.ts';
import { inKeyOrder } from './item.ts';
import { announceStream, type StreamRecord, type TableStream } from './stream.ts';
import type { TableSpec } from './table.ts';
import { takeBack } from './take-back.ts';

const DAY_MS = 86_400_000;
const BACKLOG = 64;
const MOST_UNCOMMITTED = 4_096;
const BATCH = 1_000;

const images = z.record(z.string(), z.unknown());
const eventName = z.enum(['INSERT', 'MODIFY', 'REMOVE']);
const backlogRow = z.object({
  id: z.number(),
  table_name: z.string(),
  event_name: eventName,
  keys_json: z.string(),
  new_image: z.string().nullable(),
  old_image: z.string().nullable(),
});

interface RecordRow {
  sequence: number;
  event: z.infer<typeof eventName>;
  keys: string;
  new_image: string | null;
  old_image: string | null;
  at: number;
  by_ttl: number;
}

const parse = (json: string) => images.parse(JSON.parse(json));
const ordered = (json: string | null): string | null => (json === null ? null : JSON.stringify(inKeyOrder(JSON.parse(json))));

/**
 * Takes the stream records over from dynoxide's file into the journal, right after each write. Dynoxide looks through its whole
 * backlog at every write (0.45 ms becomes 3 ms after 8,000 records), so what the journal has committed is deleted there; what it has
 * not is what a start after kill -9 takes back.
 */
export class StreamStore {
  readonly #kernel: Kernel;
  readonly #tables = new Map<string, { spec: TableSpec; listeners: Set<() => void> }>();
  readonly #expired = new Set<string>();
  #database: DatabaseSync | undefined;
  #newRows: StatementSync | undefined;
  #taken: number;
  /** taken at the last commit, and at the one before it */
  #committed: readonly [last: number, before: number];
  #deleted = 0;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(`
      CREATE TABLE IF NOT EXISTS dynamodb_records (sequence INTEGER PRIMARY KEY, table_name TEXT NOT NULL, event TEXT NOT NULL, keys TEXT NOT NULL,
        new_image TEXT, old_image TEXT, at INTEGER NOT NULL, by_ttl INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS dynamodb_records_table ON dynamodb_records (table_name, sequence);
      CREATE TABLE IF NOT EXISTS dynamodb_taken (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL);`);
    this.#taken = kernel.journal.get<{ sequence: number }>('SELECT sequence FROM dynamodb_taken')?.sequence ?? 0;
    this.#committed = [this.#taken, this.#taken];
    kernel.journal.onCommit(() => {
      this.#committed = [this.#taken, this.#committed[0]];
    });
  }

  /** first takes back what the journal does not know of. @throws StateFolderTorn */
  async open(database: Database): Promise<void> {
    const undone = await takeBack(database, this.#taken, this.#kernel.stateDir ?? 'memory');
    if (undone > 0) this.#kernel.log('dynamodb.taken-back', { changes: undone });
    this.#database = database.file;
    this.#newRows = database.file.prepare(
      'SELECT id, table_name, event_name, keys_json, new_image, old_image FROM _stream_records WHERE id > ? ORDER BY id LIMIT ?',
    );
  }

  close(): void {
    this.#database = undefined;
  }

  addTable(spec: TableSpec): void {
    if (spec.streamArn === undefined || spec.streamViewType === undefined) return;
    const listeners = new Set<() => void>();
    this.#tables.set(spec.name, { spec, listeners });
    announceStream(this.#kernel, this.#stream(spec, spec.streamArn, spec.streamViewType, listeners));
  }

  /** the next REMOVE of this key is the work of time to live. @param keys as JSON with ordered keys */
  expectExpiry(table: string, keys: string): void {
    this.#expired.add(`${table}\n${keys}`);
  }

  forgetExpiry(table: string, keys: string): void {
    this.#expired.delete(`${table}\n${keys}`);
  }

  /** takes over whatever dynoxide recorded since the last time */
  takeOver(): void {
    if (this.#database === undefined) return;
    const touched = new Set<() => void>();
    for (;;) {
      const rows = this.#newRows?.all(this.#taken, BATCH) ?? [];
      for (const row of rows) this.#take(backlogRow.parse(row), touched);
      if (rows.length > 0)
        this.#kernel.journal.run(
          'INSERT INTO dynamodb_taken VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence',
          this.#taken,
        );
      if (rows.length < BATCH) break;
    }
    for (const listener of touched) listener();
  }

  /** whether so much is not committed that dynoxide gets slow by it: one invocation that writes without end */
  get overfull(): boolean {
    return this.#taken - this.#committed[0] > MOST_UNCOMMITTED;
  }

  /** whether dynoxide's backlog has grown enough to be cut */
  get backlogged(): boolean {
    return this.#committed[1] - this.#deleted > BACKLOG;
  }

  /** deletes what was taken over from dynoxide's file. Only while dynoxide writes nothing: it and we would wait for each other's lock */
  shorten(): void {
    // the last commit's stay: a journal that lost its torn last record can still take them back
    const [, before] = this.#committed;
    this.#database?.prepare('DELETE FROM _stream_records WHERE id < ?').run(before);
    this.#deleted = before;
    const oldest = this.#kernel.now() - DAY_MS;
    if (this.#prunedAt > oldest) return;
    this.#prunedAt = this.#kernel.now();
    this.#kernel.journal.run('DELETE FROM dynamodb_records WHERE at < ?', oldest);
  }

  #take(row: z.infer<typeof backlogRow>, touched: Set<() => void>): void {
    this.#taken = row.id;
    const table = this.#tables.get(row.table_name);
    if (table === undefined) return;
    // dynamodb writes no record for a write that changed nothing
    if (row.new_image?.length === row.old_image?.length && ordered(row.new_image) === ordered(row.old_image)) return;
    const keys = ordered(row.keys_json) ?? '{}';
    const { streamViewType = 'KEYS_ONLY' } = table.spec;
    const newImage = streamViewType.startsWith('NEW') ? ordered(row.new_image) : null;
    const oldImage = streamViewType.endsWith('OLD_IMAGES') || streamViewType === 'OLD_IMAGE' ? ordered(row.old_image) : null;
    const byTtl = row.event_name === 'REMOVE' && this.#expired.delete(`${row.table_name}\n${keys}`);
    this.#kernel.journal.run(
      'INSERT INTO dynamodb_records VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      row.id,
      row.table_name,
      row.event_name,
      keys,
      newImage,
      oldImage,
      this.#kernel.now(),
      byTtl ? 1 : 0,
    );
    for (const listener of table.listeners) touched.add(listener);
  }

  #stream({ name, partitionKey }: TableSpec, arn: string, viewType: string, listeners: Set<() => void>): TableStream {
    const { journal } = this.#kernel;
    return {
      arn,
      table: name,
      viewType,
      latestSequence: () =>
        journal.get<{ latest: number | null }>('SELECT max(sequence) AS latest FROM dynamodb_records WHERE table_name = ?', name)
          ?.latest ?? 0,
      read: (after, limit) =>
        journal
          .all<RecordRow & Record<string, never>>(
            'SELECT sequence, event, keys, new_image, old_image, at, by_ttl FROM dynamodb_records WHERE table_name = ? AND sequence > ? AND at >= ? ORDER BY sequence LIMIT ?',
            name,
            after,
            this.#kernel.now() - DAY_MS,
            limit,
          )
          .map((row) => toRecord(row, name, partitionKey)),
      onRecords: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }
}

function toRecord(row: RecordRow, table: string, partitionKey: string): StreamRecord {
  const keys = parse(row.keys);
  return {
    sequence: row.sequence,
    sequenceNumber: `1${String(row.sequence).padStart(23, '0')}`,
    eventId: createHash('md5').update(`${table}\n${row.sequence}`).digest('hex'),
    eventName: row.event,
    at: row.at,
    partition: JSON.stringify(keys[partitionKey]),
    keys,
    ...(row.new_image === null ? {} : { newImage: parse(row.new_image) }),
    ...(row.old_image === null ? {} : { oldImage: parse(row.old_image) }),
    sizeBytes: row.keys.length + (row.new_image?.length ?? 0) + (row.old_image?.length ?? 0),
    ...(row.by_ttl === 1 ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
  };
}
