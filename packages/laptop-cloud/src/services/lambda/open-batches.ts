import type { Journal } from '../../contract.ts';

/**
 * The messages a queue mapping has taken and not done with, in the journal. AWS's own pollers do not end with a laptop's process: what was
 * gathered, and what a kill cut short, is this mapping's again at the next start, by the same receipts and for what is left of their time.
 */
export class OpenBatches {
  readonly #journal: Journal;
  readonly #mapping: string;

  constructor(journal: Journal, mapping: string) {
    this.#journal = journal;
    this.#mapping = mapping;
    journal.exec(
      'CREATE TABLE IF NOT EXISTS lambda_open_messages (mapping TEXT NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (mapping, receipt)) WITHOUT ROWID',
    );
  }

  took(receipts: readonly string[]): void {
    for (const receipt of receipts)
      this.#journal.run('INSERT OR REPLACE INTO lambda_open_messages VALUES (?, ?)', this.#mapping, receipt);
  }

  doneWith(receipts: readonly string[]): void {
    for (const receipt of receipts)
      this.#journal.run('DELETE FROM lambda_open_messages WHERE mapping = ? AND receipt = ?', this.#mapping, receipt);
  }

  /** what was open when the process before this one ended */
  leftOver(): readonly string[] {
    return this.#journal
      .all<{ receipt: string }>('SELECT receipt FROM lambda_open_messages WHERE mapping = ?', this.#mapping)
      .map(({ receipt }) => receipt);
  }
}
