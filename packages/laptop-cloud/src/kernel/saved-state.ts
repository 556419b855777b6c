import type { Instant } from '../contract.ts';
import type { SqliteJournal } from './journal.ts';
import type { Randomness } from './random.ts';
import type { Counters } from './usage-meter.ts';

/** how the tables of the journal are laid out; raise it with every change of a table that CREATE IF NOT EXISTS does not make */
export const SCHEMA = 4;

/** the state folder was written by a laptop cloud that lays its tables out otherwise */
export class OtherSchema extends Error {
  override readonly name = 'OtherSchema';
}

/** @throws OtherSchema before anything is written to the journal */
function checkSchema(journal: SqliteJournal): void {
  const written = journal.get<{ value: string }>("SELECT value FROM kernel_state WHERE name = 'schema'")?.value;
  if (written === String(SCHEMA)) return;
  const used = journal.get<{ n: number }>('SELECT count(*) AS n FROM kernel_state')?.n ?? 0;
  if (written === undefined && used === 0) {
    journal.run("INSERT INTO kernel_state VALUES ('schema', ?)", String(SCHEMA));
    return;
  }
  throw new OtherSchema(
    `${journal.file} was written by ${Number(written ?? 1) > SCHEMA ? 'a newer' : 'an older'} version of the laptop cloud (layout ${written ?? 1}, this one is ${SCHEMA}). Nothing was changed. Start with --fresh to forget it, or with the version that wrote it.`,
  );
}

/** the kernel's own rows in the journal: virtual now, the state of the random numbers, the counters. Written with every commit */
export class SavedState {
  readonly #journal: SqliteJournal;
  readonly #usage: Counters;
  readonly #randomness: Randomness;
  #now: Instant | undefined;
  #random: string | undefined;

  /** restores counters and random numbers */
  constructor(journal: SqliteJournal, usage: Counters, randomness: Randomness) {
    this.#journal = journal;
    this.#usage = usage;
    this.#randomness = randomness;
    for (const { name, value } of journal.all<{ name: string; value: string }>('SELECT name, value FROM kernel_state')) {
      if (name.startsWith('usage ')) usage.restore(name.slice(6), Number(value));
      else if (name === 'random') randomness.restore(value);
      else if (name === 'now') this.#now = Number(value);
    }
  }

  /** where the clock stopped; undefined in a fresh state folder */
  get now(): Instant | undefined {
    return this.#now;
  }

  /** whether there is something to save although nobody wrote anything */
  stale(now: Instant): boolean {
    return now !== this.#now || this.#usage.changed;
  }

  save(now: Instant): void {
    if (now !== this.#now) this.#put('now', String(now));
    this.#now = now;
    const random = this.#randomness.state();
    if (random !== undefined && random !== this.#random) this.#put('random', random);
    this.#random = random;
    for (const [counter, amount] of this.#usage.takeChanges()) this.#put(`usage ${counter}`, String(amount));
  }

  #put(name: string, value: string): void {
    this.#journal.run(
      'INSERT INTO kernel_state VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    );
  }
}

/** @throws OtherSchema; the file is closed then, so that --fresh may remove it */
export function savedIn(journal: SqliteJournal, usage: Counters, randomness: Randomness): SavedState {
  try {
    checkSchema(journal);
    return new SavedState(journal, usage, randomness);
  } catch (error) {
    journal.close();
    throw error;
  }
}
