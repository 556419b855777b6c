import type { Journal } from '../../../contract.ts';

/** documented: responses are idempotent for the last ten tokens that redrove an execution, for a quarter of an hour each */
const REMEMBERED = 10;
const VALID_MS = 15 * 60_000;

/** client tokens of RedriveExecution */
export class RedriveTokens {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.exec(`CREATE TABLE IF NOT EXISTS states_redrive_tokens (
      execution INTEGER NOT NULL, token TEXT NOT NULL, redriven INTEGER NOT NULL, PRIMARY KEY (execution, token)) WITHOUT ROWID;`);
  }

  /** @returns epoch ms of the redrive this token brought about, undefined when it brought about none that is remembered */
  redriven(execution: number, token: string, now: number): number | undefined {
    const known = this.#journal
      .all<{ token: string; redriven: number }>(
        'SELECT token, redriven FROM states_redrive_tokens WHERE execution = ? ORDER BY redriven DESC LIMIT ?',
        execution,
        REMEMBERED,
      )
      .find((one) => one.token === token);
    return known !== undefined && now - known.redriven <= VALID_MS ? known.redriven : undefined;
  }

  remember(execution: number, token: string, redriven: number): void {
    this.#journal.run('INSERT OR REPLACE INTO states_redrive_tokens VALUES (?, ?, ?)', execution, token, redriven);
  }
}
