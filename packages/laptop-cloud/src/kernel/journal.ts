import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Journal, SqlValue } from '../contract.ts';
import { journalErrorFrom } from './journal-errors.ts';
import { damagedTail } from './wal-tail.ts';

export interface SqliteJournalOptions {
  /** folder of journal.sqlite; undefined keeps everything in memory */
  readonly stateDir?: string | undefined;
  /** runs inside the transaction, right before it commits: the clock, the counters */
  readonly beforeCommit: () => void;
  /** told once, when a write cannot be made durable any more (disk full, file damaged): nothing may go on after that */
  readonly onFatal: (error: Error) => void;
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void;
}

const LARGEST_CHECKED_BYTES = 64 * 1024 * 1024;
export const JOURNAL_FILE = 'journal.sqlite';

/** The journal on SQLite: WAL, NORMAL, exclusively locked (one process per state folder), one open transaction between commits. */
export class SqliteJournal implements Journal {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #options: SqliteJournalOptions;
  readonly #statements = new Map<string, StatementSync>();
  #open = false;
  #closed = false;
  #writes = 0;
  readonly #committing: (() => void)[] = [];
  readonly #committed: (() => void)[] = [];
  #broken: Error | undefined;

  constructor(options: SqliteJournalOptions) {
    this.#options = options;
    this.#file = options.stateDir === undefined ? ':memory:' : join(options.stateDir, JOURNAL_FILE);
    let opened: DatabaseSync | undefined;
    try {
      if (options.stateDir !== undefined) mkdirSync(options.stateDir, { recursive: true });
      const tail = damagedTail(`${this.#file}-wal`);
      if (tail !== undefined) options.log('journal.tail-dropped', { file: `${this.#file}-wal`, ...tail });
      this.#database = new DatabaseSync(this.#file, { timeout: 200 });
      opened = this.#database;
      this.#database.exec(
        'PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;',
      );
      this.#database.exec(
        'BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS kernel_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID; COMMIT;',
      );
      this.#checkPages();
    } catch (error) {
      opened?.close();
      throw journalErrorFrom(error, this.#file, 'open');
    }
  }

  get file(): string {
    return this.#file;
  }

  /** writes since the last commit */
  get pendingWrites(): number {
    return this.#writes;
  }

  exec(sql: string): void {
    this.#guard('write', () => {
      this.#begin();
      this.#database.exec(sql);
    });
  }

  run(sql: string, ...params: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#guard('write', () => {
      this.#begin();
      this.#writes += 1;
      return this.#statement(sql).run(...params);
    });
  }

  all<Row = Record<string, SqlValue>>(sql: string, ...params: SqlValue[]): Row[] {
    // sqlite gives untyped rows; the contract lets the caller name the row it selected
    return this.#guard('read', () => this.#statement(sql).all(...params) as Row[]);
  }

  get<Row = Record<string, SqlValue>>(sql: string, ...params: SqlValue[]): Row | undefined {
    return this.#guard('read', () => this.#statement(sql).get(...params) as Row | undefined);
  }

  commit(): void {
    if (!this.#open || this.#closed) return;
    for (const listener of this.#committing) listener();
    this.#guard('write', () => {
      this.#options.beforeCommit();
      this.#database.exec('COMMIT');
      this.#open = false;
      this.#writes = 0;
    });
    for (const listener of this.#committed) listener();
  }

  onBeforeCommit(listener: () => void): void {
    this.#committing.push(listener);
  }

  onCommit(listener: () => void): void {
    this.#committed.push(listener);
  }

  /** what is not committed yet never will be */
  abandon(error: Error): void {
    this.#broken ??= error;
  }

  close(): void {
    if (this.#closed) return;
    if (this.#broken === undefined) this.commit();
    this.#closed = true;
    this.#database.close();
  }

  #begin(): void {
    if (this.#open) return;
    this.#database.exec('BEGIN');
    this.#open = true;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  #checkPages(): void {
    // damage in a large file is met when its pages are read; looking at all of them would hold up every start
    if (this.#file !== ':memory:' && statSync(this.#file).size > LARGEST_CHECKED_BYTES) return;
    const answer = this.#database.prepare('PRAGMA quick_check(1)').get();
    const verdict = answer?.quick_check;
    if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { errcode: 11 });
  }

  #guard<T>(doing: 'read' | 'write', work: () => T): T {
    if (this.#broken !== undefined) throw this.#broken;
    try {
      return work();
    } catch (error) {
      const known = journalErrorFrom(error, this.#file, doing);
      if (known !== error) {
        // sqlite may have rolled the transaction back: memory is ahead of the journal now, so only a restart is safe
        this.#broken = known;
        this.#options.onFatal(known);
      }
      throw known;
    }
  }
}
