import { AwsError, type Instant, type Kernel } from '../../contract.ts';
import { DefinitionStore } from '../definition-store.ts';
import type { BusEvent } from './bus-event.ts';
import { ArchiveDefinition } from './event-definitions.ts';
import { compilePattern, type Pattern } from './pattern/compile-pattern.ts';

const DAY = 86_400_000;

/** an event kept; `seq` orders them */
export interface ArchivedEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly json: string;
}

/** Archives of buses: every matching event is kept for the archive's retention, and can be replayed. */
export class Archives {
  readonly #kernel: Kernel;
  readonly #definitions: DefinitionStore<ArchiveDefinition>;
  readonly #patterns = new Map<string, Pattern>();
  readonly #purgedAt = new Map<string, Instant>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#definitions = new DefinitionStore(kernel.journal, 'events_archives', ArchiveDefinition);
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS events_archived (seq INTEGER PRIMARY KEY AUTOINCREMENT, archive TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL)',
    );
    kernel.journal.exec('CREATE INDEX IF NOT EXISTS events_archived_by_time ON events_archived (archive, at)');
    for (const archive of this.#definitions.all()) this.#compile(archive);
  }

  all(): readonly ArchiveDefinition[] {
    return this.#definitions.all();
  }

  require(name: string): ArchiveDefinition {
    const archive = this.#definitions.get(name);
    if (!archive) throw new AwsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
    return archive;
  }

  save(archive: ArchiveDefinition): void {
    this.#compile(archive);
    this.#definitions.save(archive.name, archive);
  }

  provision(archive: ArchiveDefinition): void {
    this.#compile(archive);
    this.#compile(this.#definitions.provision(archive.name, archive));
  }

  remove(name: string): void {
    this.#definitions.remove(name);
    this.#patterns.delete(name);
    this.#kernel.journal.run('DELETE FROM events_archived WHERE archive = ?', name);
  }

  settle(): void {
    for (const name of this.#definitions.dropUnprovisioned()) this.remove(name);
  }

  /** keeps the event in every archive of its bus that wants it */
  keep(event: BusEvent): void {
    for (const archive of this.#definitions.all()) {
      if (archive.bus !== event.bus || this.#patterns.get(archive.name)?.matchesFields(event.fields()) === false) continue;
      this.#purge(archive);
      this.#kernel.journal.run(
        'INSERT INTO events_archived (archive, at, json) VALUES (?, ?, ?)',
        archive.name,
        event.time,
        event.json,
      );
    }
  }

  /** events of [from, to), in the order they came, after a sequence number */
  read(archive: string, from: Instant, to: Instant, after: number, limit: number): ArchivedEvent[] {
    return this.#kernel.journal
      .all<{ seq: number; at: number; json: string }>(
        'SELECT seq, at, json FROM events_archived WHERE archive = ? AND at >= ? AND at < ? AND seq > ? ORDER BY seq LIMIT ?',
        archive,
        from,
        to,
        after,
        limit,
      )
      .map((row) => ({ seq: Number(row.seq), at: Number(row.at), json: row.json }));
  }

  size(archive: ArchiveDefinition): { events: number; bytes: number } {
    this.#purge(archive, true);
    const row = this.#kernel.journal.get<{ events: number; bytes: number | null }>(
      'SELECT COUNT(*) AS events, SUM(LENGTH(json)) AS bytes FROM events_archived WHERE archive = ?',
      archive.name,
    );
    return { events: Number(row?.events ?? 0), bytes: Number(row?.bytes ?? 0) };
  }

  /** at most once a virtual day, when somebody looks: a timer would keep an idle clock busy */
  #purge(archive: ArchiveDefinition, always = false): void {
    const now = this.#kernel.now();
    if (archive.retentionDays === 0 || (!always && now - (this.#purgedAt.get(archive.name) ?? 0) < DAY)) return;
    this.#purgedAt.set(archive.name, now);
    this.#kernel.journal.run(
      'DELETE FROM events_archived WHERE archive = ? AND at < ?',
      archive.name,
      now - archive.retentionDays * DAY,
    );
  }

  #compile(archive: ArchiveDefinition): void {
    if (archive.pattern === undefined) this.#patterns.delete(archive.name);
    else this.#patterns.set(archive.name, compilePattern(archive.pattern));
  }
}
