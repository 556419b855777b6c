import type { Signal } from '@firstsale/states-language/advance';
import type { ExecutionState, HistoryEvent } from '@firstsale/states-language/execution';
import type { Journal } from '../../../contract.ts';
import { type PackedEvents, unpackEvents } from './pack-events.ts';

/** snapshots below this many characters are simply written again at every step */
const SMALL = 8_192;
const SIGNALS_PER_SNAPSHOT = 64;

export interface Loaded {
  readonly state: ExecutionState;
  /** what came since the snapshot, to be taken in again */
  readonly signals: readonly { readonly at: number; readonly signal: Signal }[];
  readonly debt: SnapshotDebt;
}

/** how much has been written since the last snapshot */
export interface SnapshotDebt {
  size: number;
  signals: number;
  characters: number;
}

/**
 * What a waiting execution needs to go on. A step of a big execution writes the signal it took in, not the whole of it: the interpreter
 * is a function of state and signal, so snapshot and signals give the state again.
 */
export class LiveRows {
  readonly #journal: Journal;
  constructor(journal: Journal) {
    this.#journal = journal;
  }

  save(
    id: number,
    state: ExecutionState,
    debt: SnapshotDebt,
    step: { at: number; signal: Signal; wake: number | null; calling: boolean },
  ): void {
    const calling = step.calling ? 1 : 0;
    if (debt.size > SMALL && debt.signals < SIGNALS_PER_SNAPSHOT && debt.characters < debt.size) {
      const text = JSON.stringify(step.signal);
      debt.signals += 1;
      debt.characters += text.length;
      this.#journal.run('INSERT INTO states_signals VALUES (?, ?, ?, ?)', id, debt.signals, step.at, text);
      this.#journal.run('UPDATE states_live SET wake = ?, calling = ? WHERE id = ?', step.wake, calling, id);
      return;
    }
    const snapshot = JSON.stringify(state);
    if (debt.signals > 0) this.#journal.run('DELETE FROM states_signals WHERE id = ?', id);
    this.#journal.run('INSERT OR REPLACE INTO states_live VALUES (?, ?, ?, ?)', id, snapshot, step.wake, calling);
    debt.size = snapshot.length;
    debt.signals = 0;
    debt.characters = 0;
  }

  load(id: number): Loaded | undefined {
    const row = this.#journal.get<{ snapshot: string }>('SELECT snapshot FROM states_live WHERE id = ?', id);
    if (row === undefined) return undefined;
    // small ones never owe a signal
    const signals = row.snapshot.length <= SMALL ? [] : this.#signals(id);
    const characters = signals.reduce((sum, { signal }) => sum + signal.length, 0);
    return {
      state: JSON.parse(row.snapshot),
      signals: signals.map(({ at, signal }) => ({ at, signal: JSON.parse(signal) })),
      debt: { size: row.snapshot.length, signals: signals.length, characters },
    };
  }

  #signals(id: number): { at: number; signal: string }[] {
    return this.#journal.all<{ at: number; signal: string }>(
      'SELECT at, signal FROM states_signals WHERE id = ? ORDER BY sequence',
      id,
    );
  }

  drop(id: number, debt: SnapshotDebt): void {
    if (debt.size === 0) return;
    this.#journal.run('DELETE FROM states_live WHERE id = ?', id);
    if (debt.signals > 0) this.#journal.run('DELETE FROM states_signals WHERE id = ?', id);
  }

  forget(id: number): void {
    this.#journal.run('DELETE FROM states_history WHERE id = ?', id);
  }

  addHistory(id: number, events: PackedEvents): void {
    if (events.first === 0) return;
    this.#journal.run('INSERT INTO states_history VALUES (?, ?, CAST(? AS TEXT))', id, events.first, events.take());
  }

  /** @param reverse newest first; at most `limit` events from event id `from` on, in that direction */
  history(id: number, from: number, limit: number, reverse: boolean): HistoryEvent[] {
    const found: HistoryEvent[] = [];
    let at = from;
    while (found.length < limit) {
      const row = this.#journal.get<{ first: number; events: string }>(
        'SELECT first, events FROM states_history WHERE id = ? AND first <= ? ORDER BY first DESC LIMIT 1',
        id,
        at,
      );
      if (row === undefined) break;
      const events = unpackEvents(row.events, row.first);
      const last = events.at(-1)?.id ?? 0;
      if (reverse) {
        found.push(...events.filter((event) => event.id <= at).reverse());
        if (row.first <= 1) break;
        at = row.first - 1;
      } else {
        if (last < at) break;
        found.push(...events.filter((event) => event.id >= at));
        at = last + 1;
      }
    }
    return found.slice(0, limit);
  }
}
