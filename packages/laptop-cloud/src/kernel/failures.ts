import type { Instant } from '../contract.ts';

export interface UnitFailure {
  readonly label: string;
  readonly error: unknown;
  readonly at: Instant;
}

export type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void;

const KEPT = 1_000;
const loud = new Set(['unit.failed', 'kernel.halted', 'journal.tail-dropped']);

/** where nobody listens, what went wrong is on the terminal */
export const logToStderr: Log = (event, fields) => {
  if (loud.has(event)) process.stderr.write(`${JSON.stringify({ event, ...fields })}\n`);
};

/** errors of units: logged, kept (the newest 1,000), told to listeners */
export class Failures {
  readonly kept: UnitFailure[] = [];
  readonly #listeners = new Set<(failure: UnitFailure) => void>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  listen(listener: (failure: UnitFailure) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  report(failure: UnitFailure): void {
    this.kept.push(failure);
    if (this.kept.length > KEPT) this.kept.shift();
    const { label, at, error } = failure;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#log('unit.failed', { label, at: new Date(at).toISOString(), error: text });
    for (const listener of this.#listeners) listener(failure);
  }
}
