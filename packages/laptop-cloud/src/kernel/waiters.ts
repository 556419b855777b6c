interface Waiter {
  readonly done: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** promises that resolve once nothing runs and their condition holds */
export class Waiters {
  #waiting: Waiter[] = [];

  add(done: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ done, resolve, reject }));
  }

  /** takes out those whose condition holds; undefined when there are none */
  takeReady(): (() => void) | undefined {
    const ready = this.#waiting.filter((waiter) => waiter.done());
    if (ready.length === 0) return undefined;
    this.#waiting = this.#waiting.filter((waiter) => !ready.includes(waiter));
    return () => {
      for (const waiter of ready) waiter.resolve();
    };
  }

  rejectAll(error: Error): void {
    for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
  }
}
