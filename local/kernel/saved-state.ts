import type { Instant } from '../contract.ts';
import type { SqliteJournal } from './journal.ts';
import type { Randomness } from './random.ts';
import type { Counters } from './usage-meter.ts';

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
