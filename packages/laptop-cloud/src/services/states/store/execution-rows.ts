import type { Journal } from '../../../contract.ts';

export type MachineType = 'STANDARD' | 'EXPRESS';
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** an execution as it lies in the journal; instants in epoch ms, input and output as JSON text */
export interface ExecutionRow {
  readonly id: number;
  readonly arn: string;
  readonly machine: string;
  readonly name: string;
  readonly type: MachineType;
  readonly revision: string;
  readonly version: string | null;
  readonly alias: string | null;
  readonly status: ExecutionStatus;
  readonly started: number;
  readonly stopped: number | null;
  readonly input: string;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  /** JSON of who waits for its end; the ARN of the Map Run whose child it is */
  readonly parent: string | null;
  readonly redrives: number;
  readonly redriven: number | null;
  /** JSON of the state it ended with, for a redrive */
  readonly last: string | null;
}

export type NewExecution = Pick<
  ExecutionRow,
  'arn' | 'machine' | 'name' | 'type' | 'revision' | 'version' | 'alias' | 'started' | 'input' | 'parent'
>;

// names are random: an index over whole ARNs would dirty a page per execution, one over 48 bits of them is a tenth of it
function arnHash(arn: string): number {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (let at = 0; at < arn.length; at += 1) {
    const code = arn.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 15;
  }
  return (high >>> 8) * 16_777_216 + (low >>> 8);
}

/** executions in the journal */
export class ExecutionRows {
  readonly #journal: Journal;
  readonly #machineHashes = new Map<string, number>();
  constructor(journal: Journal) {
    this.#journal = journal;
  }

  #machineHash(machine: string): number {
    let hash = this.#machineHashes.get(machine);
    if (hash === undefined) {
      hash = arnHash(machine);
      this.#machineHashes.set(machine, hash);
    }
    return hash;
  }

  insert(row: NewExecution): number {
    const { lastInsertRowid } = this.#journal.run(
      `INSERT INTO states_executions (arn_hash, machine_hash, arn, machine, name, type, revision, version, alias, status, started, input, parent)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?)`,
      arnHash(row.arn),
      this.#machineHash(row.machine),
      row.arn,
      row.machine,
      row.name,
      row.type,
      row.revision,
      row.version,
      row.alias,
      row.started,
      row.input,
      row.parent,
    );
    return Number(lastInsertRowid);
  }

  byId(id: number): ExecutionRow | undefined {
    return this.#journal.get<ExecutionRow>('SELECT * FROM states_executions WHERE id = ?', id);
  }

  byArn(arn: string): ExecutionRow | undefined {
    return this.#journal.get<ExecutionRow>('SELECT * FROM states_executions WHERE arn_hash = ? AND arn = ?', arnHash(arn), arn);
  }

  byParent(parent: string): ExecutionRow | undefined {
    return this.#journal.get<ExecutionRow>('SELECT * FROM states_executions WHERE parent = ? ORDER BY id DESC LIMIT 1', parent);
  }

  /** newest first; `before` is an id of an earlier page */
  list(filter: {
    machine: string;
    status: string | null;
    version: string | null;
    alias: string | null;
    before: number;
    limit: number;
  }): ExecutionRow[] {
    return this.#journal.all<ExecutionRow>(
      `SELECT * FROM states_executions WHERE machine_hash = ?7 AND machine = ?1 AND id < ?2 AND (?3 IS NULL OR status = ?3)
       AND (?4 IS NULL OR version = ?4) AND (?5 IS NULL OR alias = ?5) ORDER BY id DESC LIMIT ?6`,
      filter.machine,
      filter.before,
      filter.status,
      filter.version,
      filter.alias,
      filter.limit,
      this.#machineHash(filter.machine),
    );
  }

  /** ids of running executions, without the children of Map Runs, which run with their parents, and with what they wait for: `wake` null and `live` 0 means never begun */
  running(): { id: number; wake: number | null; calling: number | null; live: number }[] {
    return this.#journal.all<{ id: number; wake: number | null; calling: number | null; live: number }>(
      `SELECT e.id AS id, l.wake AS wake, l.calling AS calling, l.id IS NOT NULL AS live
       FROM states_executions e LEFT JOIN states_live l ON l.id = e.id
       WHERE e.status = 'RUNNING' AND (e.parent IS NULL OR e.parent NOT LIKE 'arn:%') ORDER BY e.id`,
    );
  }

  /** Standard executions that run, without the children of Map Runs */
  openStandard(): number {
    const row = this.#journal.get<{ n: number }>(
      `SELECT count(*) AS n FROM states_executions WHERE status = 'RUNNING' AND type = 'STANDARD' AND (parent IS NULL OR parent NOT LIKE 'arn:%')`,
    );
    return Number(row?.n ?? 0);
  }

  end(id: number, row: Pick<ExecutionRow, 'status' | 'stopped' | 'output' | 'error' | 'cause' | 'last'>): void {
    this.#journal.run(
      'UPDATE states_executions SET status = ?, stopped = ?, output = ?, error = ?, cause = ?, last = ? WHERE id = ?',
      row.status,
      row.stopped,
      row.output,
      row.error,
      row.cause,
      row.last,
      id,
    );
  }

  delete(id: number): void {
    this.#journal.run('DELETE FROM states_executions WHERE id = ?', id);
  }

  redrive(id: number, at: number): void {
    this.#journal.run(
      `UPDATE states_executions SET status = 'RUNNING', stopped = NULL, output = NULL, error = NULL, cause = NULL, last = NULL,
       redrives = redrives + 1, redriven = ? WHERE id = ?`,
      at,
      id,
    );
  }
}
