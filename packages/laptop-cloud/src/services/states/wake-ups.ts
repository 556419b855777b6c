import type { Kernel, Timer } from '../../contract.ts';

/** one timer per execution that waits for an instant: all that is in memory of most of them */
export class WakeUps {
  readonly #kernel: Kernel;
  readonly #wake: (id: number) => void;
  readonly #timers = new Map<number, Timer>();

  constructor(kernel: Kernel, wake: (id: number) => void) {
    this.#kernel = kernel;
    this.#wake = wake;
  }

  /** @param at epoch ms, null for no timer */
  arm(id: number, at: number | null): void {
    const armed = this.#timers.get(id);
    if (armed !== undefined && armed.at === at) return;
    armed?.cancel();
    if (at === null) {
      this.#timers.delete(id);
      return;
    }
    const timer = this.#kernel.at(at, 'states:timer', () => {
      this.#timers.delete(id);
      this.#wake(id);
    });
    this.#timers.set(id, timer);
  }

  stop(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }
}
