import type { Journal } from '../../../contract.ts';

/** tables of the service; everything that must survive kill -9 is in them */
export function createTables(journal: Journal): void {
  journal.exec(`
    CREATE TABLE IF NOT EXISTS states_machines (
      arn TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, created INTEGER NOT NULL, revision TEXT NOT NULL, settings TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_revisions (
      machine TEXT NOT NULL, revision TEXT NOT NULL, definition TEXT NOT NULL, role TEXT NOT NULL, created INTEGER NOT NULL,
      PRIMARY KEY (machine, revision)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_versions (
      machine TEXT NOT NULL, number INTEGER NOT NULL, revision TEXT NOT NULL, description TEXT, created INTEGER NOT NULL,
      PRIMARY KEY (machine, number)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_aliases (
      arn TEXT PRIMARY KEY, machine TEXT NOT NULL, name TEXT NOT NULL, routing TEXT NOT NULL, description TEXT,
      created INTEGER NOT NULL, updated INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_executions (
      id INTEGER PRIMARY KEY, status TEXT NOT NULL, arn_hash INTEGER NOT NULL, machine_hash INTEGER NOT NULL, arn TEXT NOT NULL, machine TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
      revision TEXT NOT NULL, version TEXT, alias TEXT, started INTEGER NOT NULL, stopped INTEGER, input TEXT NOT NULL, output TEXT,
      error TEXT, cause TEXT, parent TEXT, redrives INTEGER NOT NULL DEFAULT 0, redriven INTEGER, last TEXT
    );
    CREATE INDEX IF NOT EXISTS states_executions_by_arn ON states_executions (arn_hash);
    CREATE INDEX IF NOT EXISTS states_executions_by_machine ON states_executions (machine_hash);
    CREATE INDEX IF NOT EXISTS states_executions_by_parent ON states_executions (parent) WHERE parent IS NOT NULL;
    CREATE TABLE IF NOT EXISTS states_map_runs (
      arn TEXT PRIMARY KEY, execution TEXT NOT NULL, machine TEXT NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL, stopped INTEGER,
      total INTEGER NOT NULL, items INTEGER NOT NULL, batched INTEGER NOT NULL, written INTEGER NOT NULL, concurrency INTEGER NOT NULL, tolerated_count INTEGER NOT NULL, tolerated_percentage REAL NOT NULL,
      redrives INTEGER NOT NULL, redriven INTEGER
    );
    CREATE INDEX IF NOT EXISTS states_map_runs_by_execution ON states_map_runs (execution);
    CREATE TABLE IF NOT EXISTS states_live (
      id INTEGER PRIMARY KEY, snapshot TEXT NOT NULL, wake INTEGER, calling INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS states_signals (
      id INTEGER NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, signal TEXT NOT NULL, PRIMARY KEY (id, sequence)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_history (
      id INTEGER NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (id, first)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS states_tags (arn TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (arn, key)) WITHOUT ROWID;
  `);
}
