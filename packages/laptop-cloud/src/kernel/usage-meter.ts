import type { UsageMeter } from '../contract.ts';

/** Counters for the bill; those changed since the last save are handed to the journal with each commit. */
export class Counters implements UsageMeter {
  readonly #counters = new Map<string, number>();
  readonly #changed = new Set<string>();

  add(counter: string, amount: number): void {
    this.#counters.set(counter, (this.#counters.get(counter) ?? 0) + amount);
    this.#changed.add(counter);
  }

  read(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counters].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  restore(counter: string, amount: number): void {
    this.#counters.set(counter, amount);
  }

  get changed(): boolean {
    return this.#changed.size > 0;
  }

  takeChanges(): [string, number][] {
    const changes: [string, number][] = [...this.#changed].map((counter) => [counter, this.#counters.get(counter) ?? 0]);
    this.#changed.clear();
    return changes;
  }
}
