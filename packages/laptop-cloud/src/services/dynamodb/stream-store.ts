import { createHash } from 'node:crypto';
import type { Kernel } from '../../contract.ts';
import type { Change, ChangeLog } from './change-log.ts';
import type { Database } from './database.ts';
import { type Attributes, inKeyOrder, isRecord } from './item-codec.ts';
import type { TableSpec } from './local-table.ts';
import { orderedText } from './ordered-text.ts';
import { announceStream, type StreamRecord, type TableStream } from './stream.ts';
import type { TableHistory } from './table-history.ts';
import { takeBack } from './take-back.ts';

const DAY_MS = 86_400_000;
const BACKLOG = 64;
const MOST_UNCOMMITTED = 4_096;

interface RecordRow {
  sequence: number;
  event: 'INSERT' | 'MODIFY' | 'REMOVE';
  keys: string;
  new_image: string | null;
  old_image: string | null;
  at: number;
  by_ttl: number;
}

function parse(json: string): Attributes {
  const image: unknown = JSON.parse(json);
  return isRecord(image) ? image : {};
}
const ordered = (image: string | undefined): string | null => (image === undefined ? null : orderedText(image));

/**
 * Takes the changes over from dynoxide's file into the journal as stream records, right after each write. What the journal has
 * committed is deleted there; what it has not is what a start after kill -9 takes back.
 */
export class StreamStore {
  readonly #kernel: Kernel;
  readonly #tables = new Map<string, { spec: TableSpec; listeners: Set<() => void> }>();
  readonly #history: TableHistory | undefined;
  readonly #expired = new Set<string>();
  #changes: ChangeLog | undefined;
  #taken: number;
  /** taken at the last commit, and at the one before it */
  #committed: readonly [last: number, before: number];
  #deleted = 0;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor(kernel: Kernel, history?: TableHistory) {
    this.#kernel = kernel;
    this.#history = history;
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
    this.#changes = database.changes;
  }

  close(): void {
    this.#changes = undefined;
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

  /** takes over whatever changed since the last time */
  takeOver(): void {
    if (this.#changes === undefined) return;
    const touched = new Set<() => void>();
    for (let found = this.#changes.after(this.#taken); found.length > 0; found = this.#changes.after(this.#taken)) {
      for (const change of found) this.#take(change, touched);
      this.#kernel.journal.run(
        'INSERT INTO dynamodb_taken VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence',
        this.#taken,
      );
    }
    for (const listener of touched) listener();
  }

  /** whether very much is not committed: one invocation that writes without end */
  get overfull(): boolean {
    return this.#taken - this.#committed[0] > MOST_UNCOMMITTED;
  }

  /** whether the log of changes has grown enough to be cut */
  get backlogged(): boolean {
    return this.#committed[1] - this.#deleted > BACKLOG;
  }

  /** deletes what was taken over from dynoxide's file. Only while dynoxide writes nothing: it and we would wait for each other's lock */
  shorten(): void {
    // the last commit's stay: a journal that lost its torn last record can still take them back
    const [, before] = this.#committed;
    if (this.#changes === undefined) return;
    this.#changes.forgetBefore(before);
    this.#deleted = before;
    const oldest = this.#kernel.now() - DAY_MS;
    if (this.#prunedAt > oldest) return;
    this.#prunedAt = this.#kernel.now();
    this.#kernel.journal.run('DELETE FROM dynamodb_records WHERE at < ?', oldest);
    this.#history?.prune(this.#kernel.now());
  }

  #take(change: Change, touched: Set<() => void>): void {
    this.#taken = change.id;
    this.#history?.note(change, this.#kernel.now());
    const table = this.#tables.get(change.table);
    if (table === undefined) return;
    const [before, after] = [ordered(change.before), ordered(change.after)];
    // dynamodb writes no record for a write that changed nothing
    if (before === after) return;
    const event = before === null ? 'INSERT' : after === null ? 'REMOVE' : 'MODIFY';
    const keys = JSON.stringify(inKeyOrder(change.keys));
    const { streamViewType = 'KEYS_ONLY' } = table.spec;
    const newImage = streamViewType.startsWith('NEW') ? after : null;
    const oldImage = streamViewType.endsWith('OLD_IMAGES') || streamViewType === 'OLD_IMAGE' ? before : null;
    const byTtl = event === 'REMOVE' && this.#expired.delete(`${change.table}\n${keys}`);
    this.#kernel.journal.run(
      'INSERT INTO dynamodb_records VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      change.id,
      change.table,
      event,
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
