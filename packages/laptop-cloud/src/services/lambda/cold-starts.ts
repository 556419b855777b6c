import type { UsageMeter } from '../../contract.ts';

/**
 * The model of cold starts, deterministic where AWS promises nothing: an environment is kept for a window of ten minutes after the one it
 * was called in, and starting another takes so long: loading a bundle of some hundred KB takes 100 to 300 ms on a laptop. Lambda bills that
 * time like the handler's.
 */
export const modelledStart = { windowMs: 600_000, initMs: 300 };

/** Counts the starts of a function that nobody called for a whole window. */
export class ColdStarts {
  readonly #usage: UsageMeter;
  readonly #last = new Map<string, number>();

  constructor(usage: UsageMeter) {
    this.#usage = usage;
  }

  /** @param now epoch ms @param gb memory of the function */
  called(name: string, now: number, gb: number): void {
    const window = Math.floor(now / modelledStart.windowMs);
    const counter = `lambda:last-window:${name}`;
    // kept with the counters: a laptop that comes back from a crash counts on
    const last = this.#last.get(name) ?? this.#usage.read()[counter] ?? 0;
    if (last !== window) this.#usage.add(counter, window - last);
    this.#last.set(name, window);
    if (window - last <= 1) return;
    this.#usage.add('lambda:cold-starts', 1);
    this.#usage.add('lambda:modelled-start-gb-seconds', (modelledStart.initMs / 1000) * gb);
  }
}
