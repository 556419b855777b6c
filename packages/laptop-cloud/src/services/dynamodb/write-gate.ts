/** Lets writes pass, and now and then holds the next ones back until none is under way, for something that must be alone. */
export class WriteGate {
  #underWay = 0;
  #alone: (() => void) | undefined;
  #held: (() => void)[] = [];

  /** no other write is under way beside the one that asks */
  get quiet(): boolean {
    return this.#underWay === 1;
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone !== undefined) await new Promise<void>((resolve) => this.#held.push(resolve));
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.#runAlone();
    }
  }

  /** does synchronous work once no write is under way; asked twice, the last one is done */
  whenAlone(work: () => void): void {
    this.#alone = work;
    this.#runAlone();
  }

  #runAlone(): void {
    if (this.#underWay > 0 || this.#alone === undefined) return;
    const work = this.#alone;
    this.#alone = undefined;
    try {
      work();
    } finally {
      const held = this.#held;
      this.#held = [];
      for (const go of held) go();
    }
  }
}
