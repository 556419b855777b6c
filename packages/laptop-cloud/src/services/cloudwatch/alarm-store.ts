import type { Instant, Journal } from '../../contract.ts';
import type { AlarmState } from './decide-state.ts';

/** what an alarm is at, as it lies in the journal */
export interface AlarmRecord {
  readonly name: string;
  /** JSON of its properties: another one is an update */
  readonly config: string;
  readonly configuredAt: Instant;
  readonly actionsEnabled: boolean;
  readonly state: AlarmState;
  readonly reason: string;
  /** JSON; empty where there is none */
  readonly reasonData: string;
  readonly since: Instant;
}

export interface HistoryItem {
  readonly alarm: string;
  readonly at: Instant;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  /** JSON */
  readonly data: string;
}

/** a notification that was decided on and not sent yet */
export interface PendingAction {
  readonly id: number;
  readonly alarm: string;
  readonly action: string;
  /** JSON of what to publish */
  readonly message: string;
}

interface Row {
  name: string;
  config: string;
  configured_at: number;
  enabled: number;
  state: string;
  reason: string;
  reason_data: string;
  since: number;
}

/** AWS keeps the history of an alarm for so long */
const HISTORY_MS = 30 * 86_400_000;
const STATES: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** alarms in the journal: where each stands, what became of it, and what still has to be told */
export class AlarmStore {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.exec(`CREATE TABLE IF NOT EXISTS cloudwatch_alarms (name TEXT PRIMARY KEY, config TEXT NOT NULL, configured_at INTEGER NOT NULL,
        enabled INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, reason_data TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS cloudwatch_history (id INTEGER PRIMARY KEY, alarm TEXT NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
        summary TEXT NOT NULL, data TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS cloudwatch_actions (id INTEGER PRIMARY KEY AUTOINCREMENT, alarm TEXT NOT NULL, action TEXT NOT NULL, message TEXT NOT NULL)`);
  }

  find(name: string): AlarmRecord | undefined {
    const row = this.#journal.get<Row & Record<string, string | number>>('SELECT * FROM cloudwatch_alarms WHERE name = ?', name);
    return row && fromRow(row);
  }

  save(record: AlarmRecord): void {
    this.#journal.run(
      'INSERT OR REPLACE INTO cloudwatch_alarms VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      record.name,
      record.config,
      record.configuredAt,
      record.actionsEnabled ? 1 : 0,
      record.state,
      record.reason,
      record.reasonData,
      record.since,
    );
  }

  dropAllBut(names: ReadonlySet<string>): void {
    for (const { name } of this.#journal.all<{ name: string }>('SELECT name FROM cloudwatch_alarms'))
      if (!names.has(name)) this.#journal.run('DELETE FROM cloudwatch_alarms WHERE name = ?', name);
  }

  note({ alarm, at, type, summary, data }: HistoryItem): void {
    this.#journal.run('DELETE FROM cloudwatch_history WHERE at < ?', at - HISTORY_MS);
    this.#journal.run(
      'INSERT INTO cloudwatch_history (alarm, at, type, summary, data) VALUES (?, ?, ?, ?, ?)',
      alarm,
      at,
      type,
      summary,
      data,
    );
  }

  /** newest first; `before` is the id of the last one of an earlier page */
  history(filter: {
    alarm: string | null;
    type: string | null;
    before: number;
    limit: number;
  }): (HistoryItem & { id: number })[] {
    return this.#journal
      .all<Record<string, string | number>>(
        `SELECT * FROM cloudwatch_history WHERE id < ?3 AND (?1 IS NULL OR alarm = ?1) AND (?2 IS NULL OR type = ?2)
         ORDER BY id DESC LIMIT ?4`,
        filter.alarm,
        filter.type,
        filter.before,
        filter.limit,
      )
      .map(({ id, alarm, at, type, summary, data }) => ({
        id: Number(id),
        alarm: String(alarm),
        at: Number(at),
        type: type === 'StateUpdate' || type === 'Action' ? type : 'ConfigurationUpdate',
        summary: String(summary),
        data: String(data),
      }));
  }

  /** @returns its id */
  expect(alarm: string, action: string, message: string): number {
    const { lastInsertRowid } = this.#journal.run(
      'INSERT INTO cloudwatch_actions (alarm, action, message) VALUES (?, ?, ?)',
      alarm,
      action,
      message,
    );
    return Number(lastInsertRowid);
  }

  done(id: number): void {
    this.#journal.run('DELETE FROM cloudwatch_actions WHERE id = ?', id);
  }

  pending(): PendingAction[] {
    return this.#journal
      .all<Record<string, string | number>>('SELECT * FROM cloudwatch_actions ORDER BY id')
      .map(({ id, alarm, action, message }) => ({
        id: Number(id),
        alarm: String(alarm),
        action: String(action),
        message: String(message),
      }));
  }
}

const fromRow = (row: Row): AlarmRecord => ({
  name: row.name,
  config: row.config,
  configuredAt: Number(row.configured_at),
  actionsEnabled: row.enabled === 1,
  state: STATES.find((state) => state === row.state) ?? 'INSUFFICIENT_DATA',
  reason: row.reason,
  reasonData: row.reason_data,
  since: Number(row.since),
});
